import type { SettingView } from '@karta/contracts';
import { SETTING_KEYS, SETTINGS } from '@karta/domain';
import { typedOf, valueOf } from './setting-input.ts';
import { settingWarning } from './setting-warning.ts';
import { GROUP_WORDS, SETTING_WORDS } from './setting-words.ts';

const setting = (kind: SettingView['kind'], least: number | null = null, most: number | null = null): SettingView => ({
  key: 'x',
  group: 'office',
  kind,
  least,
  most,
  of: [],
  extra: null,
  keeps: [],
  value: '',
  default: '',
  version: 0,
});

describe('the words of the settings', () => {
  it.each(SETTING_KEYS)('%s has a label, a help, a group, and a word for each choice', (key) => {
    const { label, help, choices } = SETTING_WORDS[key];
    const { kind, group } = SETTINGS[key];
    expect(label.length).toBeGreaterThan(3);
    expect(help).toMatch(/\.$/);
    expect(GROUP_WORDS[group]).toBeDefined();
    // points are called by their names; none of them has a word
    const named = kind.kind === 'point' ? [''] : [];
    expect(Object.keys(choices ?? {}).toSorted()).toEqual(kind.kind === 'choice' ? kind.of.toSorted() : named);
    expect(Boolean(SETTING_WORDS[key].extra)).toBe(kind.kind === 'rows' && kind.extra !== undefined);
  });
});

const rows: SettingView = { ...setting('rows'), extra: { name: 'keepDays', kind: 'number' } };

describe('what is typed into a setting', () => {
  it.each([
    [setting('number', 1, 365), ' 030 ', 30],
    [setting('number', 1, 9999), '3 653', 3653],
    [setting('number', 1, 9999), '3\u00a0653', 3653],
    [setting('numbers', 0, 366), '60, 30;7', [60, 30, 7]],
    [setting('numbers', 0, 366), '', []],
    [setting('text', 0, 20), '  Rynek 1 ', 'Rynek 1'],
    [setting('flag'), 'true', true],
    [setting('choice'), 'cascade', 'cascade'],
    [rows, '[{"code":"a","name":" Pismo ","keepDays":9}]', [{ code: 'a', name: 'Pismo', keepDays: 9 }]],
  ])('becomes its value', (view, typed, value) => expect(valueOf(view, typed)).toEqual({ value }));

  it.each([
    [setting('number', 7, 365), '6', /od 7 do 365/],
    [setting('number', 0, 9), 'dużo', /Wpisz liczbę/],
    [setting('number', 0, 9), '', /Wpisz liczbę/],
    [setting('number', 0, 9999), '1 2', /Wpisz liczbę/],
    [setting('number', 0, 9999), '12 34', /Wpisz liczbę/],
    [setting('number', 0, 366), '1e2', /Wpisz liczbę/],
    [setting('number', 0, 366), '0x10', /Wpisz liczbę/],
    [setting('number', 0, 366), '+7', /Wpisz liczbę/],
    [setting('number', 0, 366), '7,0', /Wpisz liczbę/],
    [setting('number', 0, 366), '30 dni', /Wpisz liczbę/],
    [setting('numbers', 0, 366), '60, 1e1', /po przecinku/],
    [setting('numbers', 0, 9), '1, x', /po przecinku/],
    [setting('text', 1, 20), ' ', /puste/],
    [setting('text', 0, 3), 'abcd', /Najwyżej 3/],
    [rows, '[]', /przynajmniej jedną/],
    [rows, '[{"code":"a","name":" ","keepDays":9}]', /nazwę/],
    [rows, '[{"code":"a","name":"Pismo","keepDays":0}]', /liczbę/],
  ])('is refused with a sentence where it does not fit', (view, typed, error) => {
    expect(valueOf(view, typed)).toEqual({ error: expect.stringMatching(error) });
  });

  it.each([
    ['cardReturnPlace', 'W'.repeat(200), /nie mieści się na odwrocie karty/],
    ['cardReturnPlace', 'Ратуші', /nie ma czcionka karty/],
    ['cardReturnPlace', 'Ratuszu, Rynek 1', /^$/],
    ['officeName', 'W'.repeat(200), /^$/],
  ])('%s %s is warned about where the card cannot show it', (key, typed, words) => {
    expect(settingWarning(key, typed)).toMatch(words);
  });

  it('comes back as it was typed', () => expect(typedOf([60, 30, 7])).toBe('60, 30, 7'));
});

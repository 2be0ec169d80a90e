import type { SettingView } from '@karta/contracts';
import { SETTING_KEYS, SETTINGS } from '@karta/domain';
import { typedOf, valueOf } from './setting-input.ts';
import { GROUP_WORDS, SETTING_WORDS } from './setting-words.ts';

const setting = (kind: SettingView['kind'], least: number | null = null, most: number | null = null): SettingView => ({
  key: 'x',
  group: 'office',
  kind,
  least,
  most,
  of: [],
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
    expect(Object.keys(choices ?? {}).toSorted()).toEqual(kind.kind === 'choice' ? kind.of.toSorted() : []);
  });
});

describe('what is typed into a setting', () => {
  it.each([
    [setting('number', 1, 365), '30', 30],
    [setting('numbers', 0, 366), '60, 30;7', [60, 30, 7]],
    [setting('numbers', 0, 366), '', []],
    [setting('text', 0, 20), '  Rynek 1 ', 'Rynek 1'],
    [setting('flag'), 'true', true],
    [setting('choice'), 'cascade', 'cascade'],
  ])('becomes its value', (view, typed, value) => expect(valueOf(view, typed)).toEqual({ value }));

  it.each([
    [setting('number', 7, 365), '6', /od 7 do 365/],
    [setting('number', 0, 9), 'dużo', /Wpisz liczbę/],
    [setting('number', 0, 9), '', /Wpisz liczbę/],
    [setting('number', 0, 9), '1 2', /Wpisz liczbę/],
    [setting('numbers', 0, 9), '1, x', /po przecinku/],
    [setting('text', 1, 20), ' ', /puste/],
    [setting('text', 0, 3), 'abcd', /Najwyżej 3/],
  ])('is refused with a sentence where it does not fit', (view, typed, error) => {
    expect(valueOf(view, typed)).toEqual({ error: expect.stringMatching(error) });
  });

  it('comes back as it was typed', () => expect(typedOf([60, 30, 7])).toBe('60, 30, 7'));
});

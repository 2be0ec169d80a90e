import { instantOf, localTime, shownValue } from './shown-value.ts';

const none = { words: undefined, choices: {} };

describe('a value of a catalogue as a text', () => {
  it.each([
    [null, { kind: 'date' } as const, '–'],
    [true, { kind: 'flag' } as const, 'tak'],
    ['2026-12-01', { kind: 'date' } as const, '1.12.2026'],
    [['a', 'b'], { kind: 'lines', most: 9, count: 9 } as const, 'a, b'],
    [7, { kind: 'number', least: 0, most: 9 } as const, '7'],
  ])('%j: %s', (value, field, text) => expect(shownValue(value, field, none)).toBe(text));

  it('names the row that it names, and a code by its word', () => {
    const choices = { partners: [{ key: 'p1', name: 'Basen Fala', isClosed: false }] };
    expect(shownValue('p1', { kind: 'row', of: 'partners' }, { ...none, choices })).toBe('Basen Fala');
    const words = { label: 'Jak', choices: { percent: 'procent ceny' } };
    expect(shownValue('percent', { kind: 'choice', of: ['percent'] }, { words, choices: {} })).toBe('procent ceny');
  });

  it('goes into the field of a browser and back', () => {
    expect(instantOf(localTime('2026-12-01T08:30:00.000Z'))).toBe('2026-12-01T08:30:00.000Z');
    expect(instantOf('')).toBeNull();
  });
});

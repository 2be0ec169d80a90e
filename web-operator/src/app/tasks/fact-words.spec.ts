import { factWords } from './fact-words.ts';

describe('a fact of a task', () => {
  it('reads as a label and a value', () => {
    expect(factWords({ code: 'card', parts: ['NR-0001'] })).toEqual({
      label: 'Karta',
      value: 'NR-0001',
      files: [],
    });
    expect(factWords({ code: 'thread', parts: ['12', 'Pytanie'] })).toEqual({
      label: 'Sprawa',
      value: 'nr 12, Pytanie',
      files: [],
    });
  });

  it('names an instant by day and time', () => {
    expect(factWords({ code: 'blocked-at', parts: ['2026-11-21T14:04:00.000Z'] }).value).toContain('2026');
  });
});

import { decisionMistakes, type DecisionMistakes } from './decision-check.ts';
import { choiceOf } from './task-words.ts';

const mistakesOf = (code: string, note: string, dueOn: string, earliest: string): DecisionMistakes =>
  decisionMistakes({ code, ...choiceOf(code) }, note, dueOn, earliest);
const none = { outcome: null, note: null, dueOn: null };

describe('the decision form', () => {
  it('approves without a word', () => {
    expect(mistakesOf('approve', '', '', '2026-11-24')).toEqual(none);
  });

  it('asks for a reason before a refusal', () => {
    expect(mistakesOf('reject', '  ', '', '2026-11-24').note).toContain('uzasadnienie');
  });

  it('names no day before the earliest that the type allows', () => {
    expect(mistakesOf('call', 'Nowe zdjęcie', '2026-11-30', '2026-12-01').dueOn).toContain('1.12.2026');
    expect(mistakesOf('call', 'Nowe zdjęcie', '2026-12-01', '2026-12-01')).toEqual(none);
  });

  it('wants a choice first', () => {
    expect(decisionMistakes(null, '', '', '2026-11-24').outcome).toBe('Wybierz decyzję');
  });
});

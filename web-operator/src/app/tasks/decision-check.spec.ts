import { decisionMistakes, earliestCompletion } from './decision-check.ts';

const none = { outcome: null, note: null, dueOn: null };

describe('the decision form', () => {
  it('approves without a word', () => {
    expect(decisionMistakes('approve', '', '', '2026-11-24')).toEqual(none);
  });

  it('asks for a reason before a refusal', () => {
    expect(decisionMistakes('reject', '  ', '', '2026-11-24').note).toContain('uzasadnienie');
  });

  it('gives the applicant at least seven days', () => {
    expect(earliestCompletion('2026-11-24')).toBe('2026-12-01');
    expect(decisionMistakes('call', 'Nowe zdjęcie', '2026-11-30', '2026-11-24').dueOn).not.toBeNull();
    expect(decisionMistakes('call', 'Nowe zdjęcie', '2026-12-01', '2026-11-24')).toEqual(none);
  });

  it('wants a choice first', () => {
    expect(decisionMistakes(null, '', '', '2026-11-24').outcome).toBe('Wybierz decyzję');
  });
});

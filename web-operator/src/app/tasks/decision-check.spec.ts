import { decisionMistakes } from './decision-check.ts';

const none = { outcome: null, note: null, dueOn: null };

describe('the decision form', () => {
  it('approves without a word', () => {
    expect(decisionMistakes('approve', '', '', '2026-11-24')).toEqual(none);
  });

  it('asks for a reason before a refusal', () => {
    expect(decisionMistakes('reject', '  ', '', '2026-11-24').note).toContain('uzasadnienie');
  });

  it('names no day before the earliest that the type allows', () => {
    expect(decisionMistakes('call', 'Nowe zdjęcie', '2026-11-30', '2026-12-01').dueOn).toContain('1.12.2026');
    expect(decisionMistakes('call', 'Nowe zdjęcie', '2026-12-01', '2026-12-01')).toEqual(none);
  });

  it('wants a choice first', () => {
    expect(decisionMistakes(null, '', '', '2026-11-24').outcome).toBe('Wybierz decyzję');
  });
});

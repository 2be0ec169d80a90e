import { OUTCOMES, outcomeRule } from './outcomes.ts';

describe('the rule of an answer', () => {
  it('asks for a reason where the applicant must be told it', () => {
    const told = Object.entries(OUTCOMES).filter(([, { reasonTo }]) => reasonTo === 'applicant');
    expect(told.map(([code]) => code)).toEqual(['call', 'reject', 'refuse', 'answer']);
    for (const [code] of told) expect(outcomeRule(code).needsReason).toBe(true);
  });

  it.each(['cancel', 'give-up'])('asks for a reason in the record where somebody gets no card: %s', (code) => {
    expect(outcomeRule(code)).toMatchObject({ needsReason: true, reasonTo: 'record' });
  });

  it('follows the diagram, and the shipped table where the diagram says nothing', () => {
    const own = [
      { code: 'approve', needsReason: true },
      { code: 'archive', tone: 'danger' as const },
    ];
    expect(outcomeRule('approve', own)).toEqual({
      needsReason: true,
      reasonTo: 'record',
      tone: 'primary',
      needsIdentity: true,
    });
    expect(outcomeRule('archive', own)).toEqual({ needsReason: false, reasonTo: 'record', tone: 'danger' });
    expect(outcomeRule('reject', own)).toEqual(OUTCOMES.reject);
  });

  it('asks for nothing where nobody knows the answer, whatever it is called', () => {
    expect(outcomeRule('toString')).toEqual({ needsReason: false, reasonTo: 'record', tone: 'primary' });
  });
});

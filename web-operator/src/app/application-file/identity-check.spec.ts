import { identityMistakes } from './identity-check.ts';

const WRITTEN = { verdict: 'same-person', proof: 'document', cardNumber: '', code: '', reason: 'dowód' } as const;

describe('a decision on who the applicant is', () => {
  it.each([
    ['everything is there', WRITTEN, []],
    ['nothing is chosen', { ...WRITTEN, verdict: null }, ['verdict']],
    ['it is not said how it was proven', { ...WRITTEN, proof: null }, ['proof']],
    ['number and code are missing', { ...WRITTEN, proof: 'card-and-code' as const }, ['cardNumber', 'code']],
    ['somebody else needs no proof', { ...WRITTEN, verdict: 'other-person' as const, proof: null }, []],
    ['there is no reason', { ...WRITTEN, reason: '' }, ['reason']],
  ])('says what is missing where %s', (_, written, missing) => {
    expect(Object.keys(identityMistakes(written))).toEqual(missing);
  });
});

import { mayActFor } from './acting.ts';

const TODAY = '2026-11-21';
const child = { birthDate: '2015-03-01', accountId: null, guardianFrozenAt: null };
const adult = { ...child, birthDate: '1990-03-01' };

describe('acting for somebody of the family', () => {
  it('is for a minor, with a login or without', () => {
    expect(mayActFor(child, TODAY)).toBe(true);
    expect(mayActFor({ ...child, accountId: 'own' }, TODAY)).toBe(true);
  });

  it('is for an adult without a login, and not for one who has it', () => {
    expect(mayActFor(adult, TODAY)).toBe(true);
    expect(mayActFor({ ...adult, accountId: 'own' }, TODAY)).toBe(false);
  });

  it('is over for whom the guardian only looks at', () => {
    expect(mayActFor({ ...adult, guardianFrozenAt: new Date('2026-11-20T00:00:00Z') }, TODAY)).toBe(false);
  });
});

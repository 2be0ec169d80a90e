import { mayActFor, memberLogin, type Ward } from './acting.ts';

const TODAY = '2026-11-21';
const child: Ward = {
  birthDate: '2015-03-01',
  login: 'none',
  accountState: null,
  guardianFrozenAt: null,
  guardianAllowedAt: null,
};
const adult: Ward = { ...child, birthDate: '1990-03-01' };
const own = { login: 'own', accountState: 'active' } as const;
const since = new Date('2026-11-20T00:00:00Z');

describe('acting for somebody of the family', () => {
  it('is for a minor, with a login or without', () => {
    expect(mayActFor(child, TODAY)).toBe(true);
    expect(mayActFor({ ...child, ...own }, TODAY)).toBe(true);
  });

  it('is for an adult without a login, and for one with a login who allows it', () => {
    expect(mayActFor(adult, TODAY)).toBe(true);
    expect(mayActFor({ ...adult, ...own }, TODAY)).toBe(false);
    expect(mayActFor({ ...adult, ...own, guardianAllowedAt: since }, TODAY)).toBe(true);
  });

  it('waits for the activation where a login was asked for, and not where the account was there before', () => {
    expect(mayActFor({ ...child, login: 'waiting' }, TODAY)).toBe(false);
    expect(mayActFor({ ...child, login: 'waiting', accountState: 'active' }, TODAY)).toBe(true);
  });

  it('is over for whom the guardian only looks at, and for an account that is closed', () => {
    expect(mayActFor({ ...adult, guardianFrozenAt: since }, TODAY)).toBe(false);
    expect(mayActFor({ ...child, accountState: 'closed' }, TODAY)).toBe(false);
  });
});

describe('the login of a member', () => {
  it.each([
    [null, null, 'none'],
    [null, { email: null, state: 'active' }, 'none'],
    ['a@b.example', null, 'waiting'],
    ['a@b.example', { email: null, state: 'active' }, 'waiting'],
    ['a@b.example', { email: 'a@b.example', state: 'active' }, 'own'],
    [null, { email: 'a@b.example', state: 'active' }, 'own'],
  ] as const)('with address %j and account %j is %s', (address, account, login) => {
    expect(memberLogin(address, account)).toBe(login);
  });
});

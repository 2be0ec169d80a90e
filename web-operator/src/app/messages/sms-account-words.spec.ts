import { accountProblem, creditWords, isCreditLow } from './sms-account-words.ts';

const state = (left: number | null) => ({
  problem: null,
  code: null,
  senders: [],
  credit: [{ kind: 'full' as const, left }],
});

describe('000-34 the account for texts', () => {
  it('says how many texts are left, and warns when they are few', () => {
    expect(creditWords({ kind: 'full', left: 12_345 })).toMatch(/^SMS FULL, z nazwą nadawcy: 12.345$/);
    expect(creditWords({ kind: 'eco', left: null })).toBe('SMS ECO+, z numeru: bez limitu');
    expect([isCreditLow(state(199)), isCreditLow(state(200)), isCreditLow(state(null))]).toEqual([true, false, false]);
  });

  it('says what is wrong and what to do, with the code of the vendor', () => {
    expect(accountProblem(state(1))).toBeNull();
    expect(accountProblem({ ...state(1), problem: 'refused', code: 1001 })).toMatch(
      /Sprawdź w jego panelu.*\(błąd 1001\)$/,
    );
    expect(accountProblem({ ...state(1), problem: 'none-set' })).toMatch(/Wpisz token/);
  });
});

import { EditCaseVariables } from '@karta/contracts';

const edit = (variables: object) => EditCaseVariables.safeParse({ reason: 'Poprawka terminu', variables });

describe('values that an administrator writes into a case', () => {
  it('are facts: a number of a person is refused wherever it stands, as it would be kept in clear', () => {
    expect(edit({ days: 14 }).success).toBe(true);
    expect(edit({ who: { numbers: ['44051401359'] } }).error?.issues).toMatchObject([
      { path: ['variables'], params: { code: 'PERSONAL_NUMBER' } },
    ]);
  });
});

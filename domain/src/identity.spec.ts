import { identityQuestion } from './identity.ts';

describe('who an applicant is', () => {
  it.each([
    ['the number is in no entry', undefined, 0, null],
    ['the entry is of the own account', { accountId: 'own', isInOwnFamily: false }, 0, null],
    ['the entry is of somebody in the own family', { accountId: null, isInOwnFamily: true }, 0, null],
    ['the entry is of another account', { accountId: 'other', isInOwnFamily: false }, 0, 'entry-of-other-account'],
    ['a member of the family has an account', { accountId: 'other', isInOwnFamily: true }, 0, 'entry-of-other-account'],
    ['the entry was made at the counter', { accountId: null, isInOwnFamily: false }, 0, 'entry-without-account'],
    ['somebody else files with the number too', undefined, 1, 'claimed-by-others'],
    ['others claim what is the own entry', { accountId: 'own', isInOwnFamily: false }, 1, null],
  ] as const)('%s', (_, entry, rivals, question) => {
    expect(identityQuestion({ accountId: 'own', entry, rivals })).toBe(question);
  });
});

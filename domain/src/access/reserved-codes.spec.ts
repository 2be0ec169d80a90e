import { isReservedCode } from './reserved-codes.ts';

describe('a code of a role or a group', () => {
  it('is the town’s, except what the program means something by', () => {
    expect(isReservedCode('group', 'archiwum')).toBe(false);
    expect(isReservedCode('group', 'applicant')).toBe(true);
    expect(isReservedCode('role', 'applicant')).toBe(false);
    expect(isReservedCode('role', 'constructor')).toBe(true);
    expect(isReservedCode('group', 'constructor')).toBe(true);
  });
});

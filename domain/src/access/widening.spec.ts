import type { Grant } from './access.ts';
import { widens, type RoleRights } from './widening.ts';

const handOver = (condition: Grant['condition']): Grant => ({ permission: 'card.hand-over', condition });
const rights = (change: Partial<RoleRights>): RoleRights => ({ grants: [], groups: [], hiddenFields: [], ...change });

describe('a change of a role', () => {
  it.each([
    ['a right', rights({}), rights({ grants: [handOver('own-point')] })],
    [
      'a right without its condition',
      rights({ grants: [handOver('own-point')] }),
      rights({ grants: [handOver(null)] }),
    ],
    ['a group', rights({}), rights({ groups: ['archiwum'] })],
    ['a column to be seen', rights({ hiddenFields: ['cards.holder'] }), rights({})],
  ])('widens it by %s, and does not the other way round', (_what, now, next) => {
    expect(widens(now, next)).toBe(true);
    expect(widens(next, now)).toBe(false);
  });

  it('widens nothing where all stays', () => {
    const now = rights({ grants: [handOver(null)], groups: ['archiwum'], hiddenFields: ['cards.holder'] });
    expect(widens(now, now)).toBe(false);
  });
});

import { changeOf, toggled, withCondition, withRight, type Role } from './role-draft.ts';

const role: Role = {
  code: 'clerk',
  name: 'Urzędnik',
  version: 3,
  groups: ['card-office'],
  hiddenFields: [],
  grants: [{ permission: 'card.hand-over', condition: 'own-point' }],
};

describe('a role as an administrator changes it', () => {
  it('gets a right everywhere, and loses it with its condition', () => {
    expect(withRight(role, 'task.read', true).grants).toContainEqual({ permission: 'task.read', condition: null });
    expect(withRight(role, 'card.hand-over', false).grants).toEqual([]);
  });

  it('keeps its other rights when a condition changes', () => {
    const two = withRight(role, 'task.read', true);
    expect(withCondition(two, 'card.hand-over', null).grants).toEqual([
      { permission: 'card.hand-over', condition: null },
      { permission: 'task.read', condition: null },
    ]);
  });

  it('is sent with the version that was read, in one order, without rights and columns that are gone', () => {
    const old: Role = {
      ...role,
      grants: [
        ...role.grants,
        { permission: 'card.burn', condition: null },
        { permission: 'card.block', condition: null },
      ],
      hiddenFields: ['tasks.name', 'cards.nonsense', 'cards.holder'],
    };
    const known = { rights: ['card.hand-over', 'card.block'], columns: ['cards.holder', 'tasks.name'] };
    expect(changeOf(old, known)).toEqual({
      version: 3,
      groups: ['card-office'],
      hiddenFields: ['cards.holder', 'tasks.name'],
      grants: [
        { permission: 'card.block', condition: null },
        { permission: 'card.hand-over', condition: 'own-point' },
      ],
    });
  });

  it('has a code once, or not at all', () => {
    expect(toggled(['a'], 'a', true)).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
  });
});

import { changeOf, fieldsIn, toggled, withCondition, withRight, type Role } from './role-draft.ts';

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

  it('is sent with the version that was read, without rights that are gone', () => {
    const old = { ...role, grants: [...role.grants, { permission: 'card.burn', condition: null }] };
    expect(changeOf(old, ['card.hand-over'])).toEqual({
      version: 3,
      groups: ['card-office'],
      hiddenFields: [],
      grants: [{ permission: 'card.hand-over', condition: 'own-point' }],
    });
  });

  it('reads groups and fields once each', () => {
    expect(toggled(['a'], 'a', true)).toEqual(['a']);
    expect(toggled(['a', 'b'], 'a', false)).toEqual(['b']);
    expect(fieldsIn(' cards.holder, cards.holder tasks.name ')).toEqual(['cards.holder', 'tasks.name']);
  });
});

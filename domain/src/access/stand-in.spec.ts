import type { GrantCondition } from './permissions.ts';
import { mayStandIn, type GroupMember } from './stand-in.ts';

const TASK = { form: 'verify-application', candidateGroup: 'clerks', pickupPointId: 'town-hall' };

const person = (condition: GrantCondition | null, groups = ['clerks'], atOwnPoint = false): GroupMember => ({
  operatorId: 'jan',
  pickupPointId: 'library',
  grants: [{ permission: 'task.complete', condition }],
  groups: groups.map((code) => ({ code, atOwnPoint })),
});

describe('C-2 a task of an absent colleague', () => {
  it('C-2 reaches a substitute of its group who has the right', () => {
    expect(mayStandIn(person(null), TASK)).toBe(true);
  });

  it('C-2 does not reach a substitute who is not of its group, or whose group works at another point', () => {
    expect(mayStandIn(person(null, ['producers']), TASK)).toBe(false);
    expect(mayStandIn(person(null, ['clerks'], true), TASK)).toBe(false);
  });

  it('C-2 does not reach a substitute whose right holds elsewhere, or for their own cases alone', () => {
    expect(mayStandIn(person('own-point'), TASK)).toBe(false);
    expect(mayStandIn(person('own-cases'), TASK)).toBe(false);
    expect(mayStandIn({ ...person(null), grants: [] }, TASK)).toBe(false);
  });

  it('C-2 is not the making of a card', () => {
    expect(mayStandIn(person(null), { ...TASK, form: 'card-production' })).toBe(false);
  });
});

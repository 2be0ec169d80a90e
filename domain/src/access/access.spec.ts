import { mayOn, permissionsOf, placeLimit, type Grant } from './access.ts';

const person = (pickupPointId: string | null, ...grants: Grant[]) => ({ operatorId: 'ewa', pickupPointId, grants });
const grant = (permission: Grant['permission'], condition: Grant['condition'] = null): Grant => ({
  permission,
  condition,
});

describe('a right and the object it is used on', () => {
  it('reaches every object without a condition, and none without the right', () => {
    const ewa = person('town-hall', grant('card.hand-over'));
    expect(mayOn(ewa, 'card.hand-over', { pickupPointId: 'library' })).toBe(true);
    expect(mayOn(ewa, 'card.produce', { pickupPointId: 'library' })).toBe(false);
  });

  it('reaches only what lies at the own point, or at none, where the grant says so', () => {
    const ewa = person('town-hall', grant('card.hand-over', 'own-point'));
    expect(mayOn(ewa, 'card.hand-over', { pickupPointId: 'town-hall' })).toBe(true);
    expect(mayOn(ewa, 'card.hand-over', { pickupPointId: null })).toBe(true);
    expect(mayOn(ewa, 'card.hand-over', { pickupPointId: 'library' })).toBe(false);
  });

  it('reaches every point for who belongs to none', () => {
    const admin = person(null, grant('card.produce', 'own-point'));
    expect(mayOn(admin, 'card.produce', { pickupPointId: 'library' })).toBe(true);
  });

  it('reaches only what was given to the person, where the grant says so', () => {
    const ewa = person(null, grant('task.complete', 'own-cases'));
    expect(mayOn(ewa, 'task.complete', { pickupPointId: null, assigneeId: 'ewa' })).toBe(true);
    expect(mayOn(ewa, 'task.complete', { pickupPointId: null, assigneeId: 'marek' })).toBe(false);
    expect(mayOn(ewa, 'task.complete', { pickupPointId: null, assigneeId: null })).toBe(false);
  });

  it('limits a list to the own point only where each of the grants says so', () => {
    const atPoint = grant('card.read', 'own-point');
    expect(placeLimit(person('town-hall', atPoint), 'card.read')).toBe('town-hall');
    expect(placeLimit(person('town-hall', atPoint, grant('card.read')), 'card.read')).toBeNull();
    expect(placeLimit(person(null, atPoint), 'card.read')).toBeNull();
  });

  it('is held as widely as the widest of the grants', () => {
    const ewa = person('town-hall', grant('card.hand-over', 'own-point'), grant('card.hand-over'));
    expect(mayOn(ewa, 'card.hand-over', { pickupPointId: 'library' })).toBe(true);
    expect(permissionsOf(ewa.grants)).toEqual(['card.hand-over']);
  });
});

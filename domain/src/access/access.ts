import { CardError } from '../card-error.ts';
import type { GrantCondition, Permission } from './permissions.ts';

/** A right of a role, under a condition or without. */
export interface Grant {
  readonly permission: Permission;
  readonly condition: GrantCondition | null;
}

/** A group of the office as one of its members belongs to it. */
export interface OwnGroup {
  readonly code: string;
  /** Its members see the tasks of their own pick-up point alone. */
  readonly atOwnPoint: boolean;
}

/** What a person of the office may do, from the rows of their roles and groups. */
export interface Access {
  readonly grants: readonly Grant[];
  readonly groups: readonly OwnGroup[];
  /** `<register>.<column>`: what at least one of the roles must not see. */
  readonly hiddenFields: readonly string[];
}

/** Who asks, as far as a condition looks at them. */
export interface Grantee {
  readonly operatorId: string;
  /** Null: works at every point. */
  readonly pickupPointId: string | null;
  readonly grants: readonly Grant[];
}

/** What is to be acted on, as far as a condition looks at it. Null: it lies at no point, nobody has it. */
export interface GuardedObject {
  readonly pickupPointId: string | null;
  readonly assigneeId?: string | null;
}

/** The rights of the grants, each once; some of them only under a condition (`mayOn`). */
export function permissionsOf(grants: readonly Grant[]): Permission[] {
  return [...new Set(grants.map(({ permission }) => permission))];
}

/** Whether the person may do this with the object; one grant that fits is enough. */
export function mayOn(person: Grantee, permission: Permission, object: GuardedObject): boolean {
  return person.grants.some((grant) => grant.permission === permission && holds(grant.condition, person, object));
}

/** @throws CardError FORBIDDEN where the right does not reach the object */
export function requireOn(person: Grantee, permission: Permission, object: GuardedObject): void {
  if (!mayOn(person, permission, object)) throw new CardError('FORBIDDEN');
}

/** The pick-up point that a right of this person is limited to, beside what lies at none; null: it reaches everywhere. */
export function placeLimit(person: Grantee, permission: Permission): string | null {
  const held = person.grants.filter((grant) => grant.permission === permission);
  return held.every(({ condition }) => condition === 'own-point') ? person.pickupPointId : null;
}

function holds(condition: GrantCondition | null, person: Grantee, object: GuardedObject): boolean {
  if (condition === null) return true;
  if (condition === 'own-cases') return object.assigneeId === person.operatorId;
  return isAtOwnPoint(person, object);
}

/** What lies at no point is everybody's; who belongs to no point works at all. */
function isAtOwnPoint(person: Grantee, { pickupPointId }: GuardedObject): boolean {
  return pickupPointId === null || person.pickupPointId === null || pickupPointId === person.pickupPointId;
}

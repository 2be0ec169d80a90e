import type { Operator } from '@karta/db';
import { mayOn, type Grant, type Permission } from '@karta/domain';
import type { Knex } from 'knex';
import { operatorsWith } from '../access/operators-with.ts';

/** What a note is about. */
export interface NotePlace {
  readonly kind: 'application' | 'thread';
  readonly id: string;
  /** Where it lies, as a right with a condition looks at it. */
  readonly pickupPointId: string | null;
}

/** The right that opens the place with its notes. */
const OPENED_BY: Readonly<Record<NotePlace['kind'], Permission>> = {
  application: 'application.read',
  thread: 'thread.read',
};

/** The colleagues of a writer who may open the place by rights of their own, by name. */
export async function colleaguesAt(knex: Knex, place: NotePlace, writerId: string): Promise<Operator[]> {
  const permission = OPENED_BY[place.kind];
  const able = await operatorsWith(knex, permission);
  const grants: (Grant & { operatorId: string })[] = await knex('operator_roles')
    .join('role_grants', 'role_grants.role_code', 'operator_roles.role_code')
    .where({ permission })
    .select('operator_roles.operator_id', 'role_grants.permission', 'role_grants.condition');
  return able.filter(({ id, pickupPointId }) => {
    const own = grants.filter(({ operatorId }) => operatorId === id);
    return id !== writerId && mayOn({ operatorId: id, pickupPointId, grants: own }, permission, place);
  });
}

import type { Operator } from '@karta/db';
import type { Knex } from 'knex';
import { operatorsWith } from '../access/operators-with.ts';

/** SQL that is true where somebody settles tasks of others too: a right to one's own cases does not reach those. */
export const settlesTasks = (id: string): string => `exists (
  select from operator_roles join role_grants using (role_code)
  where operator_id = ${id} and permission = 'task.complete' and condition is distinct from 'own-cases')`;

/** Who could work in the place of a colleague, by name. */
export async function ableToStandIn(knex: Knex): Promise<Operator[]> {
  const able = await operatorsWith(knex, 'task.complete');
  const ids: string[] = await knex('operators').whereRaw(settlesTasks('operators.id')).pluck('id');
  return able.filter(({ id }) => ids.includes(id));
}

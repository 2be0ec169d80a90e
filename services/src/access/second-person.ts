import type { Permission } from '@karta/domain';
import type { Knex } from 'knex';
import { RIGHT_TO } from '../approvals/right-to.ts';
import { operatorsWith } from './operators-with.ts';

/** Rights that somebody else has to have, for one person not to act alone. */
const COUNTED: readonly Permission[] = [...new Set<Permission>([...Object.values(RIGHT_TO), 'access.change'])];

type Holding = { operatorId: string; permission: Permission };

/** Who has the rights that count as a second person's. */
export async function holdersOf(trx: Knex): Promise<Holding[]> {
  const held = trx('operator_roles').join('role_grants', 'role_grants.role_code', 'operator_roles.role_code');
  return held
    .join('operators', 'operators.id', 'operator_roles.operator_id')
    .where('operators.is_active', true)
    .whereIn('permission', COUNTED)
    .distinct('operator_roles.operator_id', 'permission');
}

/** Keeps from whom such a right was taken since `before`. */
export async function noteTaken(trx: Knex, before: readonly Holding[]): Promise<void> {
  const left = new Set((await holdersOf(trx)).map(keyOf));
  const taken = before.filter((holding) => !left.has(keyOf(holding)));
  if (taken.length === 0) return;
  const rows = taken.map(({ operatorId, permission }) => ({ operatorId, permission, takenAt: trx.fn.now() }));
  await trx('rights_taken').insert(rows).onConflict(['operator_id', 'permission']).merge(['taken_at']);
}

/** How long somebody from whom a right was taken still counts as a second person. */
const COUNTS_DAYS = 7;

/**
 * Whether somebody else could say yes, or could until a week ago: else whoever gives rights would take the other's away, act
 * alone and give them back. A town in which one person is left acts again after the week, or when it names another one.
 */
export async function hasSomebodyElse(knex: Knex, permission: Permission, operatorId: string): Promise<boolean> {
  const holders = await operatorsWith(knex, permission);
  if (holders.some(({ id }) => id !== operatorId)) return true;
  const lost = knex('rights_taken').where({ permission }).whereNot({ operatorId });
  return (await lost.whereRaw(`taken_at > now() - interval '${COUNTS_DAYS} days'`).first('operatorId')) !== undefined;
}

const keyOf = ({ operatorId, permission }: Holding): string => `${operatorId} ${permission}`;

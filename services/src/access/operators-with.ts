import { Operator } from '@karta/db';
import type { Permission } from '@karta/domain';
import type { Knex } from 'knex';

/** The active operators of whom a role gives the right, by name. */
export async function operatorsWith(knex: Knex, permission: Permission): Promise<Operator[]> {
  const holders = knex('operator_roles').join('role_grants', 'role_grants.role_code', 'operator_roles.role_code');
  return (
    Operator.query(knex)
      .where('isActive', true)
      // who was invited and has never come in is nobody yet
      .whereNull('invitedAt')
      .whereIn('id', holders.where('permission', permission).select('operator_roles.operator_id'))
      .orderBy('name')
  );
}

import type { NewGroup, NewRole, PersonAccess, RoleChange } from '@karta/contracts';
import { Operator } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { operatorsWith } from './operators-with.ts';

/** @throws CardError CODE_TAKEN where the code or the name is that of another role */
export async function addRole(trx: Knex, { code, name }: NewRole): Promise<void> {
  await lockAccess(trx);
  if (await trx('roles').where({ code }).orWhere({ name }).first('code')) throw new CardError('CODE_TAKEN');
  await trx('roles').insert({ code, name });
}

/** @throws CardError CODE_TAKEN where the code or the name is that of another group */
export async function addGroup(trx: Knex, { code, name, atOwnPoint }: NewGroup): Promise<void> {
  await lockAccess(trx);
  if (await trx('groups').where({ code }).orWhere({ name }).first('code')) throw new CardError('CODE_TAKEN');
  await trx('groups').insert({ code, name, atOwnPoint });
}

/**
 * Gives a role these rights, groups and hidden fields instead of what it had.
 * @throws CardError NOT_FOUND, ACCESS_CHANGED where somebody else was faster, VALIDATION for a group that is none,
 * LAST_ADMIN where nobody would be left to change rights
 */
export async function changeRole(trx: Knex, roleCode: string, change: RoleChange): Promise<void> {
  await lockAccess(trx);
  const { version, grants, groups, hiddenFields } = change;
  const found = await trx('roles').where('code', roleCode).first('version');
  if (!found) throw new CardError('NOT_FOUND');
  if (found.version !== version) throw new CardError('ACCESS_CHANGED');
  await trx('roles')
    .where('code', roleCode)
    .update({ version: version + 1 });
  await requireKnown(trx, 'groups', groups);
  const hidden = [...new Set(hiddenFields)].map((name) => name.split('.', 2));
  await replace(trx, 'role_grants', { roleCode }, grants);
  await replace(
    trx,
    'role_groups',
    { roleCode },
    [...new Set(groups)].map((groupCode) => ({ groupCode })),
  );
  await replace(
    trx,
    'field_rights',
    { roleCode },
    hidden.map(([register, field]) => ({ register, field })),
  );
  await requireAdminLeft(trx);
}

/**
 * Gives a person of the office these roles and groups instead of what they had.
 * @throws CardError NOT_FOUND, ACCESS_CHANGED where somebody else was faster, VALIDATION for a role or group that is none,
 * LAST_ADMIN where nobody would be left to change rights
 */
export async function changePersonAccess(trx: Knex, operatorId: string, change: PersonAccess): Promise<void> {
  await lockAccess(trx);
  const { version, roles, groups } = change;
  const found = await Operator.query(trx).findById(operatorId).select('accessVersion');
  if (!found) throw new CardError('NOT_FOUND');
  if (found.accessVersion !== version) throw new CardError('ACCESS_CHANGED');
  await Operator.query(trx)
    .findById(operatorId)
    .patch({ accessVersion: version + 1 });
  await requireKnown(trx, 'roles', roles);
  await requireKnown(trx, 'groups', groups);
  await replace(
    trx,
    'operator_roles',
    { operatorId },
    [...new Set(roles)].map((roleCode) => ({ roleCode })),
  );
  await replace(
    trx,
    'operator_groups',
    { operatorId },
    [...new Set(groups)].map((groupCode) => ({ groupCode })),
  );
  await requireAdminLeft(trx);
}

/** One change after the other: two at once could each leave the other's administrator as the last. */
async function lockAccess(trx: Knex): Promise<void> {
  await trx.raw("select pg_advisory_xact_lock(hashtext('access'))");
}

async function requireKnown(trx: Knex, table: 'roles' | 'groups', codes: readonly string[]): Promise<void> {
  const known = new Set<string>(await trx(table).whereIn('code', codes).pluck('code'));
  const wrong = codes.flatMap((code, index) =>
    known.has(code) ? [] : [{ path: `${table}.${index}`, code: 'UNKNOWN' }],
  );
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
}

async function replace(trx: Knex, table: string, owner: object, rows: readonly object[]): Promise<void> {
  await trx(table).where(owner).delete();
  if (rows.length > 0) await trx(table).insert(rows.map((row) => ({ ...owner, ...row })));
}

async function requireAdminLeft(trx: Knex): Promise<void> {
  if ((await operatorsWith(trx, 'access.change')).length === 0) throw new CardError('LAST_ADMIN');
}

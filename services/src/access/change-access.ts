import type { PersonAccess, RoleChange } from '@karta/contracts';
import { Operator } from '@karta/db';
import { CardError, widens, type RoleRights } from '@karta/domain';
import type { Knex } from 'knex';
import { lockAccess, noteAccess, replaceRows, requireAdminLeft, requireKnown } from './access-rows.ts';
import { hasSomebodyElse, holdersOf, noteTaken } from './second-person.ts';

/**
 * Gives a role these rights, groups and hidden fields instead of what it had, with its audit row.
 * @throws CardError NOT_FOUND, ACCESS_CHANGED where somebody else was faster, VALIDATION for a group that is none,
 * OWN_ACCESS where it would give `by` more, LAST_ADMIN where nobody would be left to change rights
 */
export async function changeRole(trx: Knex, by: string, roleCode: string, change: RoleChange): Promise<void> {
  await lockAccess(trx);
  const { version, ...next } = change;
  const found = await trx('roles').where('code', roleCode).first('version');
  if (!found) throw new CardError('NOT_FOUND');
  if (found.version !== version) throw new CardError('ACCESS_CHANGED');
  const [from, before] = [await rightsOf(trx, roleCode), await holdersOf(trx)];
  if (widens(from, next) && (await trx('operator_roles').where({ operatorId: by, roleCode }).first('roleCode'))) {
    await requireAlone(trx, by);
  }
  await trx('roles')
    .where('code', roleCode)
    .update({ version: version + 1 });
  await requireKnown(trx, 'groups', next.groups);
  const groups = [...new Set(next.groups)].map((groupCode) => ({ groupCode }));
  const hidden = [...new Set(next.hiddenFields)].map((name) => name.split('.', 2));
  await replaceRows(trx, 'role_grants', { roleCode }, next.grants);
  await replaceRows(trx, 'role_groups', { roleCode }, groups);
  await replaceRows(
    trx,
    'field_rights',
    { roleCode },
    hidden.map(([register, field]) => ({ register, field })),
  );
  await requireAdminLeft(trx);
  await noteTaken(trx, before);
  await noteAccess(trx, by, { act: 'access.change-role', subjectKind: 'role', subjectId: roleCode, from, to: next });
}

/**
 * Gives a person of the office these roles and groups instead of what they had, with its audit row.
 * @throws CardError NOT_FOUND, ACCESS_CHANGED where somebody else was faster, VALIDATION for a role or group that is none,
 * OWN_ACCESS for the row of `by`, LAST_ADMIN where nobody would be left to change rights
 */
export async function changePersonAccess(
  trx: Knex,
  by: string,
  operatorId: string,
  change: PersonAccess,
): Promise<void> {
  await lockAccess(trx);
  const { version, ...to } = change;
  const found = await Operator.query(trx).findById(operatorId).select('accessVersion');
  if (!found) throw new CardError('NOT_FOUND');
  if (found.accessVersion !== version) throw new CardError('ACCESS_CHANGED');
  if (operatorId === by) await requireAlone(trx, by);
  const before = await holdersOf(trx);
  const from = {
    roles: await trx('operator_roles').where({ operatorId }).orderBy('role_code').pluck('role_code'),
    groups: await trx('operator_groups').where({ operatorId }).orderBy('group_code').pluck('group_code'),
  };
  await Operator.query(trx)
    .findById(operatorId)
    .patch({ accessVersion: version + 1 });
  await requireKnown(trx, 'roles', to.roles);
  await requireKnown(trx, 'groups', to.groups);
  const roles = [...new Set(to.roles)].map((roleCode) => ({ roleCode }));
  const groups = [...new Set(to.groups)].map((groupCode) => ({ groupCode }));
  await replaceRows(trx, 'operator_roles', { operatorId }, roles);
  await replaceRows(trx, 'operator_groups', { operatorId }, groups);
  await requireAdminLeft(trx);
  await noteTaken(trx, before);
  const subject = { subjectKind: 'operator', subjectId: operatorId };
  await noteAccess(trx, by, { act: 'access.change-person', ...subject, from, to });
}

/** Nobody gives themselves rights, except where there is nobody else who could (docs/adr/0024). */
export async function requireAlone(trx: Knex, by: string): Promise<void> {
  if (await hasSomebodyElse(trx, 'access.change', by)) throw new CardError('OWN_ACCESS');
}

async function rightsOf(trx: Knex, roleCode: string): Promise<RoleRights> {
  const hidden: { register: string; field: string }[] = await trx('field_rights')
    .where({ roleCode })
    .orderBy(['register', 'field']);
  return {
    grants: await trx('role_grants').where({ roleCode }).orderBy('permission').select('permission', 'condition'),
    groups: await trx('role_groups').where({ roleCode }).orderBy('group_code').pluck('group_code'),
    hiddenFields: hidden.map(({ register, field }) => `${register}.${field}`),
  };
}

import type { NewGroup, NewRole } from '@karta/contracts';
import { CardError, isReservedCode } from '@karta/domain';
import type { Knex } from 'knex';
import { lockAccess, noteAccess, requireAdminLeft } from './access-rows.ts';

type Kind = 'role' | 'group';
/** The tasks of producing cards are this group's, whatever the diagrams say. */
const PRODUCTION_GROUP = 'production';
const TABLE = { role: 'roles', group: 'groups' } as const;

/** @throws CardError CODE_TAKEN where the code or the name is that of another role, RESERVED_CODE */
export async function addRole(trx: Knex, by: string, { code, name }: NewRole): Promise<void> {
  await add(trx, by, 'role', { code, name });
}

/** @throws CardError CODE_TAKEN where the code or the name is that of another group, RESERVED_CODE */
export async function addGroup(trx: Knex, by: string, { code, name, atOwnPoint = false }: NewGroup): Promise<void> {
  await add(trx, by, 'group', { code, name, atOwnPoint });
}

/** Gives a role or a group another name. @throws CardError NOT_FOUND, CODE_TAKEN where another one has the name */
export async function rename(trx: Knex, by: string, kind: Kind, code: string, name: string): Promise<void> {
  await lockAccess(trx);
  const found = await getNamed(trx, kind, code);
  if (await trx(TABLE[kind]).where({ name }).whereNot({ code }).first('code')) throw new CardError('CODE_TAKEN');
  await trx(TABLE[kind]).where({ code }).update({ name });
  await note(trx, by, 'rename', kind, code, { name: found.name }, { name });
}

/**
 * Removes a role that nobody has; people who have left the office lose it with it.
 * @throws CardError NOT_FOUND, ROLE_IN_USE, LAST_ADMIN
 */
export async function removeRole(trx: Knex, by: string, code: string): Promise<void> {
  await lockAccess(trx);
  const { name } = await getNamed(trx, 'role', code);
  const held = trx('operator_roles').join('operators', 'operators.id', 'operator_roles.operator_id');
  if (await held.where({ roleCode: code, isActive: true }).first('operators.id')) throw new CardError('ROLE_IN_USE');
  await trx('operator_roles').where({ roleCode: code }).delete();
  await trx('roles').where({ code }).delete();
  await requireAdminLeft(trx);
  await note(trx, by, 'remove', 'role', code, { name }, null);
}

/**
 * Removes a group for which no task waits; whoever belonged to it, by name or by a role, does not any more.
 * @throws CardError NOT_FOUND, GROUP_IN_USE
 */
export async function removeGroup(trx: Knex, by: string, code: string): Promise<void> {
  await lockAccess(trx);
  const { name } = await getNamed(trx, 'group', code);
  // the program itself gives tasks to it
  if (code === PRODUCTION_GROUP) throw new CardError('GROUP_IN_USE');
  const waiting = trx('tasks').where({ candidateGroup: code }).whereIn('state', ['open', 'claimed']);
  if (await waiting.first('id')) throw new CardError('GROUP_IN_USE');
  const roles = await trx('role_groups').where({ groupCode: code }).orderBy('role_code').pluck('role_code');
  const people = await trx('operator_groups').where({ groupCode: code }).orderBy('operator_id').pluck('operator_id');
  for (const table of ['role_groups', 'operator_groups']) await trx(table).where({ groupCode: code }).delete();
  await trx('groups').where({ code }).delete();
  await note(trx, by, 'remove', 'group', code, { name, roles, people }, null);
}

async function add(trx: Knex, by: string, kind: Kind, row: NewRole | NewGroup): Promise<void> {
  const { code, name } = row;
  if (isReservedCode(kind, code)) throw new CardError('RESERVED_CODE', {}, [{ path: 'code', code: 'RESERVED_CODE' }]);
  await lockAccess(trx);
  if (await trx(TABLE[kind]).where({ code }).orWhere({ name }).first('code')) throw new CardError('CODE_TAKEN');
  await trx(TABLE[kind]).insert(row);
  await note(trx, by, 'add', kind, code, null, row);
}

async function getNamed(trx: Knex, kind: Kind, code: string): Promise<{ name: string }> {
  const found = await trx(TABLE[kind]).where({ code }).first('name');
  if (!found) throw new CardError('NOT_FOUND');
  return found;
}

async function note(
  trx: Knex,
  by: string,
  verb: 'add' | 'rename' | 'remove',
  kind: Kind,
  subjectId: string,
  from: object | null,
  to: object | null,
): Promise<void> {
  await noteAccess(trx, by, { act: `access.${verb}-${kind}`, subjectKind: kind, subjectId, from, to });
}

import { AccessName, AccessOverview, Id, NewGroup, NewRole, OfCode, PersonAccess, RoleChange } from '@karta/contracts';
import {
  accessOverview,
  addGroup,
  addRole,
  changePersonAccess,
  changeRole,
  removeGroup,
  removeRole,
  rename,
} from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** Who may do what: roles with their rights, groups with their people. Each change leaves its audit row, from and to. */
export const access = adminRoute('access.change', {
  method: 'get',
  path: '/admin/access',
  answer: AccessOverview,
  handle: (_input, { city }) => accessOverview(city.knex),
});

export const createRole = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/roles',
  body: NewRole,
  transaction: true,
  answer: AccessOverview,
  status: 201,
  async handle({ body }, { trx, actor }) {
    await addRole(trx, actor.operatorId, body);
    return accessOverview(trx);
  },
});

/** What the role may from now on; it holds from the next request of everybody who has it. */
export const putRole = adminRoute('access.change', {
  method: 'put',
  path: '/admin/access/roles/:code',
  params: OfCode,
  body: RoleChange,
  transaction: true,
  answer: AccessOverview,
  async handle({ params, body }, { trx, actor }) {
    await changeRole(trx, actor.operatorId, params.code, body);
    return accessOverview(trx);
  },
});

export const createGroup = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/groups',
  body: NewGroup,
  transaction: true,
  answer: AccessOverview,
  status: 201,
  async handle({ body }, { trx, actor }) {
    await addGroup(trx, actor.operatorId, body);
    return accessOverview(trx);
  },
});

export const renameRole = adminRoute('access.change', {
  method: 'put',
  path: '/admin/access/roles/:code/name',
  params: OfCode,
  body: AccessName,
  transaction: true,
  answer: AccessOverview,
  async handle({ params, body }, { trx, actor }) {
    await rename(trx, actor.operatorId, 'role', params.code, body.name);
    return accessOverview(trx);
  },
});

export const renameGroup = adminRoute('access.change', {
  method: 'put',
  path: '/admin/access/groups/:code/name',
  params: OfCode,
  body: AccessName,
  transaction: true,
  answer: AccessOverview,
  async handle({ params, body }, { trx, actor }) {
    await rename(trx, actor.operatorId, 'group', params.code, body.name);
    return accessOverview(trx);
  },
});

/** A role that somebody has stays (ROLE_IN_USE). */
export const deleteRole = adminRoute('access.change', {
  method: 'delete',
  path: '/admin/access/roles/:code',
  params: OfCode,
  transaction: true,
  answer: AccessOverview,
  async handle({ params }, { trx, actor }) {
    await removeRole(trx, actor.operatorId, params.code);
    return accessOverview(trx);
  },
});

/** A group that tasks wait for stays (GROUP_IN_USE). */
export const deleteGroup = adminRoute('access.change', {
  method: 'delete',
  path: '/admin/access/groups/:code',
  params: OfCode,
  transaction: true,
  answer: AccessOverview,
  async handle({ params }, { trx, actor }) {
    await removeGroup(trx, actor.operatorId, params.code);
    return accessOverview(trx);
  },
});

/** The roles and groups of a person from their next request on. */
export const putPerson = adminRoute('access.change', {
  method: 'put',
  path: '/admin/access/people/:id',
  params: z.object({ id: Id }),
  body: PersonAccess,
  transaction: true,
  answer: AccessOverview,
  async handle({ params, body }, { trx, actor }) {
    await changePersonAccess(trx, actor.operatorId, params.id, body);
    return accessOverview(trx);
  },
});

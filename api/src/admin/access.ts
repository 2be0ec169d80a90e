import { AccessOverview, Id, NewGroup, NewRole, OfRole, PersonAccess, RoleChange } from '@karta/contracts';
import { accessOverview, addGroup, addRole, changePersonAccess, changeRole } from '@karta/services';
import * as z from 'zod';
import { adminRoute } from '../http/definition.ts';

/** Who may do what: roles with their rights, groups with their people. */
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
  audit: ({ body }) => ({ act: 'access.add-role', subjectKind: 'role', subjectId: body.code }),
  answer: AccessOverview,
  status: 201,
  async handle({ body }, { trx }) {
    await addRole(trx, body);
    return accessOverview(trx);
  },
});

/** What the role may from now on; it holds from the next request of everybody who has it. */
export const putRole = adminRoute('access.change', {
  method: 'put',
  path: '/admin/access/roles/:code',
  params: OfRole,
  body: RoleChange,
  transaction: true,
  audit: ({ params, body }) => ({
    act: 'access.change-role',
    subjectKind: 'role',
    subjectId: params.code,
    facts: body,
  }),
  answer: AccessOverview,
  async handle({ params, body }, { trx }) {
    await changeRole(trx, params.code, body);
    return accessOverview(trx);
  },
});

export const createGroup = adminRoute('access.change', {
  method: 'post',
  path: '/admin/access/groups',
  body: NewGroup,
  transaction: true,
  audit: ({ body }) => ({ act: 'access.add-group', subjectKind: 'group', subjectId: body.code }),
  answer: AccessOverview,
  status: 201,
  async handle({ body }, { trx }) {
    await addGroup(trx, body);
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
  audit: ({ params, body }) => ({
    act: 'access.change-person',
    subjectKind: 'operator',
    subjectId: params.id,
    facts: body,
  }),
  answer: AccessOverview,
  async handle({ params, body }, { trx }) {
    await changePersonAccess(trx, params.id, body);
    return accessOverview(trx);
  },
});

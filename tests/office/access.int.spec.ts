import { randomUUID } from 'node:crypto';
import { operator, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { hired } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';

interface Overview {
  roles: { code: string; version: number; grants: { permission: string; condition: string | null }[] }[];
  groups: { code: string; hasMembers: boolean }[];
  people: { id: string; name: string; version: number; roles: string[]; groups: string[] }[];
  withoutMembers: { group: string }[];
}

let admin: Caller;
beforeAll(async () => {
  admin = await operator(DEMO.admin);
});

const fresh = (): string => `proba-${randomUUID().slice(0, 8)}`;
const overview = (): Promise<Overview> => admin.must(admin.get<Overview>('/api/admin/access'));
const idOf = async (caller: Caller): Promise<string> =>
  (await caller.get<{ operator: { id: string } }>('/api/operator/session')).body.operator.id;
const versionOf = async (role: string): Promise<number> =>
  (await overview()).roles.find(({ code }) => code === role)?.version ?? 0;

async function newRole(): Promise<string> {
  const code = fresh();
  await admin.must(admin.post('/api/admin/access/roles', { code, name: code }));
  return code;
}

/** The rights of a role as an admin sends them; what is left out is empty. */
const put = async (role: string, change: object) => {
  const body = { version: await versionOf(role), grants: [], groups: [], hiddenFields: [], ...change };
  return admin.put(`/api/admin/access/roles/${role}`, body);
};

describe('roles and groups that an administrator changes', () => {
  it('hold from the next request of the person on, with one row in the audit', async () => {
    // given
    const [role, group, person] = [await newRole(), fresh(), await hired([])];
    const id = await idOf(person);
    await admin.must(admin.post('/api/admin/access/groups', { code: group, name: group }));
    expect((await person.get('/api/operator/tasks')).status).toBe(403);

    // when
    const grants = [{ permission: 'task.read', condition: null }];
    expect((await put(role, { grants, groups: [group], hiddenFields: ['cards.holder'] })).status).toBe(200);
    const given = await admin.put(`/api/admin/access/people/${id}`, { version: 1, roles: [role], groups: [] });

    // then
    expect(given.status).toBe(200);
    expect((await person.get('/api/operator/tasks')).status).toBe(200);
    const session = await person.get<{ operator: object }>('/api/operator/session');
    expect(session.body.operator).toMatchObject({
      permissions: ['task.read'],
      groups: [group],
      hiddenFields: ['cards.holder'],
    });
    const audit = await withRecords(({ knex }) =>
      knex('audit').where('subjectId', id).orderBy('id').select('act', 'facts'),
    );
    expect(audit.filter(({ act }: { act: string }) => act === 'access.change-person')).toEqual([
      expect.objectContaining({ facts: { from: { roles: [], groups: [] }, to: { roles: [role], groups: [] } } }),
    ]);
  });

  it('are refused to whoever has read an older state', async () => {
    // given
    const role = await newRole();
    expect((await put(role, {})).status).toBe(200);

    // then
    expect(await put(role, { version: 1 })).toMatchObject({ status: 409, body: { code: 'ACCESS_CHANGED' } });
  });

  it('name roles, groups and rights that are there, and conditions that somebody asks about', async () => {
    const role = await newRole();
    const grant = (permission: string, condition: string | null) => put(role, { grants: [{ permission, condition }] });
    expect((await put(role, { groups: ['nie-ma'] })).body).toMatchObject({
      code: 'VALIDATION',
      fields: [{ path: 'groups.0' }],
    });
    expect((await grant('card.burn', null)).status).toBe(422);
    expect((await grant('job.read', 'own-point')).status).toBe(422);
    expect((await grant('card.hand-over', 'own-point')).status).toBe(200);
    expect((await admin.post('/api/admin/access/roles', { code: role, name: fresh() })).body).toMatchObject({
      code: 'CODE_TAKEN',
    });
    expect((await put('nie-ma', { version: 1 })).status).toBe(404);
  });

  it('hide columns that there are, and have names that a reader sees', async () => {
    const role = await newRole();
    for (const hidden of ['zupa.nic', 'cards.holderName', 'cards.nonsense', 'cards.constructor']) {
      expect((await put(role, { hiddenFields: ['cards.holder', hidden] })).body).toMatchObject({
        code: 'VALIDATION',
        fields: [{ path: 'hiddenFields.1' }],
      });
    }
    for (const name of ['a\u2066b', '\u200b', 'a\ud800b', 'a\u0007b', ' ']) {
      expect((await admin.post('/api/admin/access/groups', { code: fresh(), name })).status).toBe(422);
    }
    const code = fresh();
    const { groups } = await admin.must(
      admin.post<Overview>('/api/admin/access/groups', { code, name: `  Biuro\u202e  ${code}\u200b ` }),
    );
    expect(groups).toContainEqual(expect.objectContaining({ code, name: `Biuro ${code}` }));
  });

  it('have codes that the program does not mean something else by', async () => {
    for (const code of ['applicant', 'constructor']) {
      expect(await admin.post('/api/admin/access/groups', { code, name: code })).toMatchObject({
        status: 422,
        body: { code: 'RESERVED_CODE' },
      });
    }
    expect((await admin.post('/api/admin/access/roles', { code: 'constructor', name: 'x' })).status).toBe(422);
  });

  it('are renamed, and removed when nobody has them', async () => {
    // given
    const [role, group, person] = [await newRole(), fresh(), await hired([])];
    const id = await idOf(person);
    await admin.must(admin.post('/api/admin/access/groups', { code: group, name: group }));
    await admin.must(admin.put(`/api/admin/access/people/${id}`, { version: 1, roles: [role], groups: [group] }));
    const at = (kind: 'roles' | 'groups', code: string) => `/api/admin/access/${kind}/${code}`;

    // when
    await admin.must(admin.put(`${at('roles', role)}/name`, { name: `Nowa ${role}` }));
    await admin.must(admin.put(`${at('groups', group)}/name`, { name: `Nowa ${group}` }));
    const refused = await admin.delete(at('roles', role));
    await admin.must(admin.put(`/api/admin/access/people/${id}`, { version: 2, roles: [], groups: [group] }));
    const before = await overview();
    await admin.must(admin.delete(at('groups', group)));
    const after = await admin.must(admin.delete<Overview>(at('roles', role)));

    // then
    expect(refused).toMatchObject({ status: 409, body: { code: 'ROLE_IN_USE' } });
    expect(before.roles).toContainEqual(expect.objectContaining({ code: role, name: `Nowa ${role}` }));
    expect(before.groups).toContainEqual(expect.objectContaining({ code: group, name: `Nowa ${group}` }));
    expect(after.roles.map(({ code }) => code)).not.toContain(role);
    expect(after.people.find((each) => each.id === id)?.groups).toEqual([]);
    expect((await admin.delete(at('roles', role))).status).toBe(404);
  });

  it('are never one’s own while somebody else may change them', async () => {
    // given
    const one = await hired(['admin']);
    const id = await idOf(one);

    // when
    const answer = await one.put(`/api/admin/access/people/${id}`, {
      version: 1,
      roles: ['admin', 'lead'],
      groups: [],
    });

    // then
    expect(answer).toMatchObject({ status: 409, body: { code: 'OWN_ACCESS' } });
  });

  it('leave somebody who can change them', async () => {
    // given
    const { roles } = await overview();
    const found = roles.find(({ code }) => code === 'admin');

    // when
    const grants = found?.grants.filter(({ permission }) => permission !== 'access.change');
    const refused = await put('admin', { grants });

    // then
    expect(refused).toMatchObject({ status: 409, body: { code: 'LAST_ADMIN' } });
    expect(await versionOf('admin')).toBe(found?.version);
  });

  it('tell an administrator of open tasks that are in no list', async () => {
    // given
    const [id, group] = [randomUUID(), fresh()];
    const task = { id, workflowId: id, caseId: id, elementId: 'x', name: '', form: 'x', outcomes: [], state: 'open' };
    await withRecords(({ knex }) => knex('tasks').insert({ ...task, candidateGroup: group, openedAt: new Date() }));

    // then
    expect((await overview()).withoutMembers).toContainEqual({ group, openTasks: 1 });
    await withRecords(({ knex }) => knex('tasks').where({ id }).delete());
  });
});

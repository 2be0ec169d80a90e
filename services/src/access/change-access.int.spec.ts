import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { hasSecondPerson } from '../approvals/ask-approval.ts';
import { addGroup, addRole, removeGroup, removeRole, rename } from './access-names.ts';
import { accessOverview } from './access-overview.ts';
import { changePersonAccess, changeRole } from './change-access.ts';

let own: OwnCity;
beforeEach(async () => {
  own = await openOwnCity();
}, 60_000);
afterEach(() => own.close(), 60_000);

const inTown = (work: (trx: Knex) => Promise<void>): Promise<void> => own.city.knex.transaction(work);

async function operatorWith(...roles: string[]): Promise<string> {
  const id = randomUUID();
  await own.city.knex('operators').insert({ id, email: id, name: 'Osoba Próbna', unit: '', passwordHash: '' });
  for (const roleCode of roles) await own.city.knex('operator_roles').insert({ operatorId: id, roleCode });
  return id;
}

const give = (by: string, id: string, roles: string[], version = 1) =>
  inTown((trx) => changePersonAccess(trx, by, id, { version, roles, groups: [] }));
const auditOf = (subjectId: string) => own.city.knex('audit').where({ subjectId }).orderBy('id').select('act', 'facts');

describe('rights of one’s own', () => {
  it('are for the only administrator of a new town to change, and for nobody where there are two', async () => {
    // given
    const first = await operatorWith('admin');
    await give(first, first, ['admin', 'clerk']);
    const second = await operatorWith();
    await give(first, second, ['admin']);

    // then
    await expect(give(first, first, ['admin', 'lead'], 2)).rejects.toMatchObject({ code: 'OWN_ACCESS' });
    await expect(give(second, second, [], 2)).rejects.toMatchObject({ code: 'OWN_ACCESS' });
    await give(second, first, ['admin', 'lead'], 2);
  });

  it('do not grow by a role that one has, and may shrink', async () => {
    // given
    const [first, second] = [await operatorWith('admin'), await operatorWith('lead')];
    await give(first, second, ['admin', 'lead']);
    const of = async (code: string) => {
      const role = (await accessOverview(own.city.knex)).roles.find((each) => each.code === code);
      if (!role) throw new Error(code);
      return role;
    };
    const change = async (code: string, grants: { permission: string; condition: null }[]) => {
      const { version } = await of(code);
      await inTown((trx) =>
        changeRole(trx, first, code, { version, grants: grants as never, groups: [], hiddenFields: [] }),
      );
    };
    const { grants } = await of('admin');
    const more = [...grants, { permission: 'card.produce', condition: null }] as {
      permission: string;
      condition: null;
    }[];

    // then
    await expect(change('admin', more)).rejects.toMatchObject({ code: 'OWN_ACCESS' });
    await change(
      'admin',
      more.filter(({ permission }) => permission === 'access.change'),
    );
    await change('clerk', more);
  });
});

describe('whoever takes the right of the only other administrator', () => {
  it('is not alone for a week, neither for rights of their own nor for what a second person judges', async () => {
    // given
    const [first, second] = [await operatorWith('admin'), await operatorWith('admin')];
    const isAlone = async () => !(await hasSecondPerson(own.city.knex, 'deploy', first));

    // when
    await give(first, second, []);

    // then
    expect(await isAlone()).toBe(false);
    await expect(give(first, first, ['admin', 'lead'])).rejects.toMatchObject({ code: 'OWN_ACCESS' });
    await own.city.knex('rights_taken').update({ takenAt: new Date(Date.now() - 8 * 86_400_000) });
    expect(await isAlone()).toBe(true);
    await give(first, first, ['admin', 'lead']);
  });
});

describe('a change of access', () => {
  it('leaves in the audit what was and what is', async () => {
    // given
    const admin = await operatorWith('admin');

    // when
    await inTown((trx) => addRole(trx, admin, { code: 'okienko', name: 'Okienko' }));
    await inTown((trx) => addGroup(trx, admin, { code: 'archiwum', name: 'Archiwum', atOwnPoint: true }));
    const hiddenFields = ['cards.holder'];
    await inTown((trx) =>
      changeRole(trx, admin, 'okienko', { version: 1, grants: [], groups: ['archiwum'], hiddenFields }),
    );
    await inTown((trx) => rename(trx, admin, 'role', 'okienko', 'Okienko nr 2'));
    await inTown((trx) => removeGroup(trx, admin, 'archiwum'));

    // then
    const none = { grants: [], groups: [], hiddenFields: [] };
    expect(await auditOf('okienko')).toEqual([
      { act: 'access.add-role', facts: { from: null, to: { code: 'okienko', name: 'Okienko' } } },
      { act: 'access.change-role', facts: { from: none, to: { ...none, groups: ['archiwum'], hiddenFields } } },
      { act: 'access.rename-role', facts: { from: { name: 'Okienko' }, to: { name: 'Okienko nr 2' } } },
    ]);
    expect(await auditOf('archiwum')).toEqual([
      {
        act: 'access.add-group',
        facts: { from: null, to: { code: 'archiwum', name: 'Archiwum', atOwnPoint: true } },
      },
      {
        act: 'access.remove-group',
        facts: { from: { name: 'Archiwum', roles: ['okienko'], people: [] }, to: null },
      },
    ]);
  });
});

describe('a role or a group that is removed', () => {
  it('is one that nobody of the office has, or that no task waits for', async () => {
    // given
    const { knex } = own.city;
    const [admin, clerk] = [await operatorWith('admin'), await operatorWith('clerk')];
    const id = randomUUID();
    const task = { id, workflowId: id, caseId: id, elementId: 'x', name: '', form: 'x', outcomes: [], state: 'open' };
    await knex('tasks').insert({ ...task, candidateGroup: 'card-office', openedAt: new Date() });
    const remove = (code: string) => inTown((trx) => removeRole(trx, admin, code));
    const removeTheGroup = () => inTown((trx) => removeGroup(trx, admin, 'card-office'));

    // then
    await expect(remove('clerk')).rejects.toMatchObject({ code: 'ROLE_IN_USE' });
    await expect(remove('admin')).rejects.toMatchObject({ code: 'ROLE_IN_USE' });
    await expect(removeTheGroup()).rejects.toMatchObject({ code: 'GROUP_IN_USE' });
    // the program itself gives tasks to this one
    await expect(inTown((trx) => removeGroup(trx, admin, 'production'))).rejects.toMatchObject({
      code: 'GROUP_IN_USE',
    });
    await expect(remove('nie-ma')).rejects.toMatchObject({ code: 'NOT_FOUND' });

    // when
    await knex('operators').where({ id: clerk }).update({ isActive: false });
    await knex('tasks').update({ state: 'done' });
    await remove('clerk');
    await removeTheGroup();

    // then
    const { roles, groups } = await accessOverview(knex);
    expect(roles.map(({ code }) => code)).not.toContain('clerk');
    expect(roles.flatMap((role) => role.groups)).not.toContain('card-office');
    expect(groups.map(({ code }) => code)).toEqual(['production']);
  });
});

describe('a name or a code', () => {
  it('is no other role’s, and none that the program keeps for itself', async () => {
    const admin = await operatorWith('admin');
    const renamed = (name: string) => inTown((trx) => rename(trx, admin, 'role', 'lead', name));
    await expect(renamed('Audytor')).rejects.toMatchObject({ code: 'CODE_TAKEN' });
    await renamed('Kierownik Biura Karty');
    for (const code of ['applicant', 'constructor']) {
      const added = inTown((trx) => addGroup(trx, admin, { code, name: code }));
      await expect(added).rejects.toMatchObject({ code: 'RESERVED_CODE' });
    }
  });
});

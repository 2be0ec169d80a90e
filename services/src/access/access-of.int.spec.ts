import { randomUUID } from 'node:crypto';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { accessOf } from './access-of.ts';
import { operatorsWith } from './operators-with.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
}, 60_000);
afterAll(() => own.close(), 60_000);

async function operatorWith(...roles: string[]): Promise<string> {
  const { knex } = own.city;
  const id = randomUUID();
  await knex('operators').insert({ id, email: id, name: 'Osoba Próbna', unit: '', passwordHash: '' });
  for (const roleCode of roles) await knex('operator_roles').insert({ operatorId: id, roleCode });
  return id;
}

describe('what the rows give a person of the office', () => {
  it('is nothing without a role', async () => {
    expect(await accessOf(own.city.knex, await operatorWith())).toEqual({ grants: [], groups: [], hiddenFields: [] });
  });

  it('is what a new town has for a clerk', async () => {
    const { grants, groups } = await accessOf(own.city.knex, await operatorWith('clerk'));
    expect(grants).toContainEqual({ permission: 'task.complete', condition: null });
    expect(grants).not.toContainEqual({ permission: 'access.change', condition: null });
    expect(groups).toEqual([
      { code: 'card-office', atOwnPoint: false },
      { code: 'production', atOwnPoint: true },
    ]);
  });

  it('is the sum of the roles, and of the groups by role and by name', async () => {
    // given
    const { knex } = own.city;
    const id = await operatorWith('lead', 'admin');
    await knex('groups').insert({ code: 'archive', name: 'Archiwum' });
    await knex('operator_groups').insert({ operatorId: id, groupCode: 'archive' });

    // when
    const { grants, groups } = await accessOf(knex, id);

    // then
    expect(grants.map(({ permission }) => permission)).toEqual(
      expect.arrayContaining(['task.assign', 'access.change']),
    );
    expect(groups).toEqual([{ code: 'archive', atOwnPoint: false }]);
  });

  it('hides a field from whoever has a role that must not see it, whatever else they have', async () => {
    // given
    const { knex } = own.city;
    await knex('field_rights').insert({ register: 'cards', field: 'holder', roleCode: 'auditor' });

    // then
    expect((await accessOf(knex, await operatorWith('clerk'))).hiddenFields).toEqual([]);
    expect((await accessOf(knex, await operatorWith('clerk', 'auditor'))).hiddenFields).toEqual(['cards.holder']);
  });

  it('leaves out a right that the program does not know', async () => {
    // given
    const { knex } = own.city;
    await knex('roles').insert({ code: 'old', name: 'Dawna' });
    await knex('role_grants').insert({ roleCode: 'old', permission: 'card.burn' });

    // then
    expect((await accessOf(knex, await operatorWith('old'))).grants).toEqual([]);
  });

  it('finds the active people who hold a right', async () => {
    // given
    const { knex } = own.city;
    const [lead, gone] = [await operatorWith('lead'), await operatorWith('lead')];
    await knex('operators').where('id', gone).update({ isActive: false });

    // when
    const found = (await operatorsWith(knex, 'account.hold')).map(({ id }) => id);

    // then
    expect(found).toContain(lead);
    expect(found).not.toContain(gone);
  });
});

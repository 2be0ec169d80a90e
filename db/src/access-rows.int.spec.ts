import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { down, up } from '../migrations/city/20261128120100-create-access.ts';
import * as sharedViews from '../migrations/city/20261204020000-share-views.ts';
import { testProvisioning } from '../../tests/makers/database.ts';
import { openOwnCity, type OwnCity } from '../../tests/makers/own-city.ts';
import { connect, urlOfDatabase } from './connect.ts';

let own: OwnCity;
let owner: Knex;
beforeAll(async () => {
  own = await openOwnCity();
  const { rows } = await own.city.knex.raw('select current_database() as name');
  owner = connect(urlOfDatabase(testProvisioning().adminUrl, rows[0].name), 1);
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await own.close();
}, 60_000);

describe('the step from roles of the program to rows of the town', () => {
  it('takes along who had which role, there and back; a role that nobody knows gives nothing', async () => {
    // given
    const id = randomUUID();
    await owner('operators').insert({ id, email: id, name: 'Osoba Próbna', unit: '', passwordHash: '' });
    await owner('operator_roles').insert(['lead', 'clerk'].map((roleCode) => ({ operatorId: id, roleCode })));

    // when: what came later and leans on it steps back first
    await sharedViews.down(owner);
    await down(owner);
    const before = await owner('operators').where({ id }).first('roles');
    await owner('operators')
      .where({ id })
      .update({ roles: [...before.roles, 'mayor'] });
    await up(owner);
    await sharedViews.up(owner);

    // then
    expect(before.roles).toEqual(['clerk', 'lead']);
    expect(await owner('operator_roles').where('operatorId', id).orderBy('roleCode').pluck('role_code')).toEqual([
      'clerk',
      'lead',
    ]);
  });
});

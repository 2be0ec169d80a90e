import { randomUUID } from 'node:crypto';
import type { Knex } from 'knex';
import { dropTestDatabase, testProvisioning } from '../../tests/makers/database.ts';
import { down, up } from '../migrations/platform/20261128220000-hold-hosts-once.ts';
import { connect, urlOfDatabase } from './connect.ts';
import { provisionDatabase } from './provision.ts';

const to = testProvisioning();
const database = `test_platform_${randomUUID().replaceAll('-', '')}`;
let owner: Knex;
beforeAll(async () => {
  await provisionDatabase(to, database, 'platform');
  owner = connect(urlOfDatabase(to.adminUrl, database), 1);
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await dropTestDatabase(to, database);
}, 60_000);

const city = (id: string, hosts: string[], more: object = {}) => ({ id, name: id, database: id, hosts, ...more });
const hostsOf = async (id: string): Promise<string[]> => (await owner('cities').where({ id }).first('hosts')).hosts;

it('leaves hosts of before with the town that answered there, and localhost with the default one', async () => {
  // given
  await down(owner);
  await owner('cities').insert([
    city('a-paused', ['b.example'], { state: 'paused' }),
    city('b', ['b.example', 'shared.example']),
    city('c', ['shared.example', 'C.example']),
    city('d-removed', ['b.example'], { state: 'removed' }),
    city('e', ['e.example'], { isDefault: true }),
    city('f', []),
  ]);

  // when
  await up(owner);

  // then
  expect(await hostsOf('a-paused')).toEqual([]);
  expect(await hostsOf('b')).toEqual(['b.example', 'shared.example']);
  expect(await hostsOf('c')).toEqual(['c.example']);
  expect(await hostsOf('d-removed')).toEqual(['b.example']);
  expect(await hostsOf('e')).toEqual(['e.example', 'localhost', '127.0.0.1']);
  const resumed = owner('cities').where('id', 'd-removed').update({ state: 'active' });
  await expect(resumed).rejects.toMatchObject({ constraint: 'city_hosts_pk' });
  await owner('cities').where('id', 'b').delete();
  expect(await owner('cities').where('id', 'd-removed').update({ state: 'active' })).toBe(1);
});

import { randomUUID } from 'node:crypto';
import { connect, urlOfDatabase } from './connect.ts';
import { loginFor, platformLogin, withLogin, type Program } from './logins.ts';
import { provisionDatabase, provisionRole } from './provision.ts';
import { retireCity, retireRole } from './retire-role.ts';
import { dropTestDatabase, testProvisioning } from '../../tests/makers/database.ts';

const { adminUrl } = testProvisioning();
const platform = { api: platformLogin('api', 'of-the-api'), worker: platformLogin('worker', 'of-the-worker') };
const to = { adminUrl, logins: [platform.api, platform.worker] };
const fresh = (what: string) => `test_${what}_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
const [here, there, keys] = [fresh('here'), fresh('there'), fresh('keys')];

/** What becomes of a statement in a database under the role that a program has in another one. */
async function tried(program: Program, of: string, database: string, sql = 'select 1'): Promise<string> {
  const knex = connect(withLogin(urlOfDatabase(adminUrl, database), loginFor(platform[program], of)), 1);
  try {
    await knex.raw(sql);
    return 'done';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  } finally {
    await knex.destroy();
  }
}

beforeAll(async () => {
  for (const city of [here, there]) await provisionDatabase(to, city, 'city');
  await provisionDatabase(to, keys, 'keys');
}, 120_000);
afterAll(async () => {
  for (const database of [here, there, keys]) {
    await retireCity(to, database);
    await dropTestDatabase(to, database);
  }
}, 60_000);

const REFUSED = '42501';

describe('the role of a program in a database', () => {
  it.each(['api', 'worker'] as const)('of the %s comes into that one, and into no other', async (program) => {
    expect(await tried(program, here, here)).toBe('done');
    expect(await tried(program, here, there)).toBe(REFUSED);
    expect(await tried(program, here, keys)).toBe(REFUSED);
    expect(await tried(program, keys, here)).toBe(REFUSED);
  });

  it.each([
    ['the worker', 'worker', "update approvals set note = ''"],
    ['the worker', 'worker', 'delete from process_definitions'],
    ['the worker', 'worker', "update operators set password_hash = ''"],
    ['the worker', 'worker', 'delete from role_grants'],
    ['the worker', 'worker', 'select from operator_tokens'],
    ['the worker', 'worker', "update settings set value = '1'"],
    ['the worker', 'worker', 'delete from operator_groups'],
    ['the worker', 'worker', "update letters set text = ''"],
    ['the worker', 'worker', 'update resident_sessions set expire = now()'],
    ['the api', 'api', 'delete from process_histories'],
  ] as const)('%s may not do what only the other does: %s %s', async (_who, program, sql) => {
    expect(await tried(program, here, here, sql)).toBe(REFUSED);
    expect(await tried(program === 'api' ? 'worker' : 'api', here, here, sql)).toBe('done');
  });

  it.each([
    "update audit set act = ''",
    'delete from audit',
    'delete from decisions',
    'delete from application_events',
    'delete from identity_decisions',
    'delete from approvals',
    "update process_acts set reason = ''",
    'delete from process_acts',
  ])('may not do to what is only ever added: %s', async (sql) => {
    expect([await tried('api', here, here, sql), await tried('worker', here, here, sql)]).toEqual([REFUSED, REFUSED]);
  });

  it('of the worker sets no password and makes no token that opens an account; it empties both', async () => {
    // given
    const id = randomUUID();
    const made = `insert into accounts (id, email, first_name, last_name, password_hash, key_id, state)
      values ('${id}', '${id}', '', '', 'of-its-owner', '${id}', 'active')`;
    const token = `insert into account_tokens (token_hash, account_id, purpose, expires_at)
      values (decode('${id.replaceAll('-', '')}', 'hex'), '${id}', 'password-reset', now())`;
    expect([await tried('api', here, here, made), await tried('api', here, here, token)]).toEqual(['done', 'done']);

    // then
    expect([
      await tried('worker', here, here, `update accounts set password_hash = 'mine' where id = '${id}'`),
      await tried('worker', here, here, token),
      await tried('worker', here, here, `update accounts set password_hash = '' where id = '${id}'`),
      await tried('worker', here, here, 'delete from account_tokens'),
    ]).toEqual([REFUSED, REFUSED, 'done', 'done']);
  });

  it('may not delete keys, nor own anything, and the api destroys none', async () => {
    expect([
      await tried('api', keys, keys, "update data_keys set wrapped = ''"),
      await tried('api', keys, keys, 'delete from data_keys'),
      await tried('worker', keys, keys, 'delete from data_keys'),
      await tried('worker', here, here, 'create table own ()'),
    ]).toEqual([REFUSED, REFUSED, REFUSED, REFUSED]);
  });

  it('goes with its city, and comes back', async () => {
    // when
    await retireCity(to, there);
    const gone = await tried('api', there, there);
    await provisionDatabase(to, there, 'city');

    // then
    expect(gone).toMatch(/^28/);
    expect(await tried('api', there, there)).toBe('done');
  });
});

describe('a database', () => {
  it('is closed to a role that nobody let in', async () => {
    // given
    const stranger = { role: fresh('stranger'), password: 'strange' };
    await provisionRole(adminUrl, stranger);
    const knex = connect(withLogin(urlOfDatabase(adminUrl, here), stranger), 1);

    // when
    const refused = await knex.raw('select 1').catch((error: { code: string }) => error.code);

    // then
    expect(refused).toBe(REFUSED);
    await knex.destroy();
    await retireRole(adminUrl, stranger.role, []);
  });

  it('of a town from before is taken from the role that was for all', async () => {
    // given: as an earlier version has left it
    const old = { role: fresh('old'), password: 'old' };
    await provisionRole(adminUrl, old);
    const owner = connect(urlOfDatabase(adminUrl, here), 1);
    await owner.raw('grant all on all tables in schema public to ??', [old.role]);
    await owner.raw('grant usage on schema bullmq to ??', [old.role]);

    // when: twice, as every start does it
    await retireRole(adminUrl, old.role, [here]);
    await retireRole(adminUrl, old.role, [here]);

    // then
    const { rows } = await owner.raw('select 1 from pg_roles where rolname = ?', [old.role]);
    await owner.destroy();
    expect(rows).toEqual([]);
  });
});

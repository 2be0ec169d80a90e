import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connect } from '@karta/db';
import { seedDemoCity } from '@karta/db/demo';
import { signedInResident, submittedApplication, taskOf, type Filed } from './makers/applications.ts';
import { Caller } from './makers/caller.ts';
import { letterText } from './makers/letters.ts';
import { newApplicant } from './makers/people.ts';
import { openRecords } from './makers/records.ts';
import { DEMO, FOLDER, launchFacts, secretOf, setting } from './makers/town.ts';
import { until } from './makers/until.ts';

// two towns are made, one after the other
jest.setTimeout(240_000);

const ROOT = join(import.meta.dirname, '..');
const mark = randomUUID().slice(0, 8);
const second = {
  id: `zarzecze-${mark}`,
  host: `zarzecze-${mark}.localhost`,
  portal: `https://zarzecze-${mark}.example`,
};
const third = {
  id: `podgorze-${mark}`,
  host: `podgorze-${mark}.localhost`,
  portal: `https://podgorze-${mark}.example`,
};
const AT_REST = 12;

function city(...args: readonly string[]): { status: number | null; out: string; problems: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['deploy/src/main.ts', 'city', ...args], {
    cwd: ROOT,
    encoding: 'utf8',
    env: { ...process.env, NODE_OPTIONS: '', KARTA_HOME: FOLDER },
  });
  return { status, out: stdout, problems: stderr };
}

function add({ id, host, portal }: typeof second, ...more: readonly string[]): ReturnType<typeof city> {
  return city(
    ...['add', id, '--name', `Miasto ${id}`, '--host', host, '--portal-url', portal, '--office-url', `${portal}/urzad`],
    ...['--admin', `admin@${id}.example`, '--mail-from', `karta@${id}.example`],
    ...more,
  );
}

const answerAt = (host: string) => new Caller('portal', undefined, host).get('/api/resident/city');

/** The town answers: programs have noticed it. */
const served = (host: string) => until(`${host} is served`, async () => (await answerAt(host)).status === 200, 30_000);

async function connectionsOf(database: string): Promise<number> {
  const admin = connect(setting('KARTA_TEST_ADMIN_URL'), 1);
  try {
    // what the tests themselves hold open is their own
    const programs = "select count(*)::int as n from pg_stat_activity where datname = ? and usename <> 'postgres'";
    const { rows } = await admin.raw(programs, [database]);
    return rows[0].n;
  } finally {
    await admin.destroy();
  }
}

const databaseOf = (id: string): string => `karta_${id.replaceAll('-', '_')}`;

async function inPlatform<T>(work: (platform: ReturnType<typeof connect>) => Promise<T>): Promise<T> {
  const port = launchFacts().ports['postgres'];
  const platform = connect(`postgres://postgres:${secretOf('postgres')}@127.0.0.1:${port}/karta_platform`, 1);
  return work(platform).finally(() => platform.destroy());
}

let filed: Filed;

beforeAll(async () => {
  for (const town of [second, third]) {
    const { status, problems } = add(town);
    if (status !== 0) throw new Error(problems);
  }
  const records = await openRecords();
  try {
    const [partnerSecret, stationToken] = [randomUUID(), randomUUID()];
    for (const { id } of [second, third]) {
      await seedDemoCity(records.city(id), { password: DEMO.password, partnerSecret, stationToken });
    }
  } finally {
    await records.close();
  }
  await served(second.host);
  await served(third.host);
});

afterAll(() => {
  for (const { id } of [second, third]) city('remove', id);
});

describe('a town that is added while the programs run', () => {
  it('takes an application to its first task', async () => {
    // when
    filed = await submittedApplication(
      await signedInResident(newApplicant(), new Caller('portal', undefined, second.host)),
    );

    // then
    const clerk = new Caller('operator', undefined, second.host);
    await clerk.must(clerk.post('/api/operator/sign-in', { email: DEMO.clerk, password: DEMO.password }));
    expect(await taskOf(clerk, filed.applicationId)).toMatchObject({ elementId: 'verify-application' });
  });

  it('writes from its own address and links to its own portal', async () => {
    const letter = await letterText(filed.applicant.email, /przyjęty/);
    expect(letter).toContain(`karta@${second.id}.example`);
    expect(letter).toContain(`Więcej w portalu: ${second.portal}/wnioski/${filed.applicationId}`);
  });

  it('keeps what is its own from the other towns', async () => {
    const elsewhere = await signedInResident(newApplicant(), new Caller('portal', undefined, third.host));
    const { status } = await elsewhere.portal.get(`/api/resident/applications/${filed.applicationId}`);
    expect(status).toBe(404);
  });

  it('has an office that its first administrator may enter', async () => {
    // given
    const town = {
      id: `nadbrzezie-${mark}`,
      host: `nadbrzezie-${mark}.localhost`,
      portal: 'https://nadbrzezie.example',
    };
    const password = / with (\S+)/.exec(add(town).out)?.[1];
    await served(town.host);

    // when
    const office = new Caller('operator', undefined, town.host);
    const { status } = await office.post('/api/operator/sign-in', { email: `admin@${town.id}.example`, password });

    // then
    expect(status).toBe(200);
    city('remove', town.id);
  });

  it(`holds at most ${AT_REST} connections to the database at rest, as does a third`, async () => {
    const rests = [databaseOf(second.id), databaseOf(third.id)].map((database) =>
      until(`${database} at rest`, async () => (await connectionsOf(database)) <= AT_REST, 60_000),
    );
    expect(await Promise.all(rests)).toEqual([true, true]);
  });
});

describe('npm run city', () => {
  it('lists the towns with their state', () => {
    const { status, out } = city('list');
    expect(status).toBe(0);
    expect(out).toContain('nowa-rzeczna\tactive');
    expect(out).toContain(`${second.id}\tactive`);
  });

  it('refuses the host of another town, an id that is there and what is no address, each with a sentence', () => {
    expect(add({ ...second, id: `inne-${mark}` }).problems).toContain(`${second.host} is the host of ${second.id}`);
    expect(add(second).problems).toContain(`There is a city ${second.id} already`);
    expect(add({ id: 'inne', host: 'inne.example', portal: 'inne' }).problems).toContain(
      'inne is no address of a page',
    );
    expect(city('remove', 'nieznane').problems).toContain('There is no city nieznane');
  });

  it('refuses an id whose database is the installation’s or anybody else’s, before anything is made', () => {
    for (const id of ['platform', 'keys', 'nowa-rzeczna-']) {
      const { status, problems } = add({ id, host: `${mark}.example`, portal: 'https://inne.example' });
      expect([id, status]).toEqual([id, 1]);
      expect(problems).toMatch(/There is a database karta_|is no id of a city/);
    }
  });

  it('keeps localhost for the town that has it, and gives no host back that another town has taken meanwhile', async () => {
    // given
    const [first, next] = ['las', 'gaj'].map((name) => ({
      id: `${name}-${mark}`,
      host: `las-${mark}.localhost`,
      portal: 'https://las.example',
    }));
    if (!first || !next) throw new Error('two towns');
    expect(add({ ...first, host: 'LOCALHOST' }).problems).toContain('localhost is the host of nowa-rzeczna');
    expect(add(first).problems).toBe('');
    city('remove', first.id);
    expect(add(next).problems).toBe('');

    // when
    const { status, problems } = city('resume', first.id);

    // then
    expect(status).toBe(1);
    expect(problems).toContain(`${first.host} is the host of ${next.id}`);
    const directly = inPlatform((platform) => platform('cities').where({ id: first.id }).update({ state: 'active' }));
    await expect(directly).rejects.toMatchObject({ constraint: 'city_hosts_pk' });
    city('remove', next.id);
    expect(city('resume', first.id).status).toBe(0);
    city('remove', first.id);
  });

  it('gives an administrator whose password nobody knows another one, and ends what is open under the old', async () => {
    // given
    const office = new Caller('operator', undefined, second.host);
    const email = `admin@${second.id}.example`;
    const first = / with (\S+)/.exec(city('password', second.id, email).out)?.[1];
    await office.must(office.post('/api/operator/sign-in', { email, password: first }));

    // when
    const password = / with (\S+)/.exec(city('password', second.id, email.toUpperCase()).out)?.[1];

    // then
    expect((await office.get('/api/operator/tasks')).status).toBe(401);
    expect((await office.post('/api/operator/sign-in', { email, password: first })).status).toBe(401);
    expect((await office.post('/api/operator/sign-in', { email, password })).status).toBe(200);
    expect(city('password', second.id, 'nikt@example.test').problems).toContain('Nobody in the office');
    const records = await openRecords();
    const noted = await records.city(second.id).knex('audit').where({ act: 'operator.replace-password' });
    await records.close();
    expect(noted).toHaveLength(2);
  });
});

describe('a file of settings for a new town', () => {
  const file = join(mkdtempSync(join(tmpdir(), 'settings-')), 'settings.json');
  const town = {
    id: `lesne-${mark}`,
    host: `lesne-${mark}.localhost`,
    portal: 'https://lesne.example',
  };

  it.each([
    ['{ "pickupDays": 0 }', 'pickupDays is no setting, or its value is out of range: 0'],
    ['{ "unheardOf": 1 }', 'unheardOf is no setting'],
    ['[1]', 'holds no settings'],
    ['{', 'is no JSON file'],
  ])('stops with a sentence at %s', (content, sentence) => {
    writeFileSync(file, content);
    expect(add(town, '--settings', file)).toMatchObject({ status: 1, problems: expect.stringContaining(sentence) });
  });

  it('is what the town begins with, also after a file that was refused', async () => {
    writeFileSync(file, JSON.stringify({ officeName: 'Urząd Gminy Leśne', pickupDays: 45 }));
    expect(add(town, '--settings', file).problems).toBe('');
    await served(town.host);
    expect((await answerAt(town.host)).body).toMatchObject({ office: { name: 'Urząd Gminy Leśne' } });
    city('remove', town.id);
  });
});

describe('a town whose database hangs', () => {
  const fourth = {
    id: `zatory-${mark}`,
    host: `zatory-${mark}.localhost`,
    portal: `https://zatory-${mark}.example`,
  };

  /** A request that began before the break hangs with the database. */
  const answerSoon = (host: string) =>
    Promise.race([
      answerAt(host),
      new Promise<{ status: number; body: Record<string, unknown> }>((resolve) =>
        setTimeout(resolve, 1000, { status: 0, body: {} }),
      ),
    ]);

  it('keeps the directory of no other town waiting, and is served again when its database answers', async () => {
    // given
    const url = new URL(setting('KARTA_TEST_ADMIN_URL'));
    url.pathname = `/${databaseOf(third.id)}`;
    const locker = connect(url.href, 1);
    const lock = await locker.transaction();
    const tables: string[] = await lock('pg_tables').where({ schemaname: 'public' }).pluck('tablename');
    await lock.raw(`lock table ${tables.join(', ')} in access exclusive mode`);
    try {
      const hanging = answerAt(third.host).catch(() => 'no answer');
      city('pause', third.id);
      await until('its break', async () => (await answerSoon(third.host)).body['code'] === 'CITY_PAUSED', 10_000);
      city('resume', third.id);

      // when
      const added = add(fourth);

      // then
      expect(added.problems).toBe('');
      await served(fourth.host);
      city('pause', fourth.id);
      await until('the break', async () => (await answerAt(fourth.host)).body['code'] === 'CITY_PAUSED', 10_000);
      await until('it hangs again', async () => (await answerSoon(third.host)).status === 503, 10_000);
      await hanging;
    } finally {
      await lock.rollback();
      await locker.destroy();
      city('remove', fourth.id);
    }
    expect(await served(third.host)).toBe(true);
  });
});

describe('a town that is paused or removed', () => {
  it('says that it has a break, and goes on afterwards', async () => {
    // when
    city('pause', third.id);

    // then
    await until('the break', async () => (await answerAt(third.host)).body['code'] === 'CITY_PAUSED', 30_000);
    city('resume', third.id);
    expect(await served(third.host)).toBe(true);
  });

  it('is no longer served, and its connections are gone, while the others go on', async () => {
    // when
    city('remove', third.id);

    // then
    await until('the end', async () => (await answerAt(third.host)).status === 421, 30_000);
    await until('no connection', async () => (await connectionsOf(databaseOf(third.id))) === 0, 30_000);
    expect((await answerAt(second.host)).status).toBe(200);
    expect((await answerAt('localhost')).status).toBe(200);
  });
});

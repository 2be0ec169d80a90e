import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { connect, urlOfDatabase } from '@karta/db';
import {
  approvedApplication,
  decide,
  signedInResident,
  submittedApplication,
  taskOf,
  verificationOf,
  type Filed,
} from '../makers/applications.ts';
import { Caller, operator } from '../makers/caller.ts';
import { openRecords } from '../makers/records.ts';
import { FOLDER, launchFacts, secretOf } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { launch, startTown, stopTown, type Launcher } from './launcher.ts';

/** What its owner carries elsewhere: the backup, the master key and the list of who was erased. */
const ELSEWHERE = `${FOLDER}-elsewhere`;
const BACKUP = join(ELSEWHERE, 'backup');
/** Other computers: the mail server, the vendor, the printer, the station. */
const OTHERS = ['stand-ins', 'station'];

let town: Launcher | undefined;
afterAll(async () => {
  await stopTown(town);
  for (const left of [ELSEWHERE, `${FOLDER}-lost`]) rmSync(left, { recursive: true, force: true });
}, 60_000);

async function command(...args: string[]): Promise<{ code: number | string; said: string }> {
  const launcher = launch({}, FOLDER, args);
  const code = await launcher.ended;
  return { code, said: launcher.said() };
}

/** Ends the town and leaves its folder. */
async function endTown(): Promise<void> {
  town?.process.kill('SIGTERM');
  await town?.ended;
  town = undefined;
}

/** The disk is gone; what others have is still there. */
function loseFolder(): void {
  renameSync(FOLDER, `${FOLDER}-lost`);
  mkdirSync(FOLDER, { mode: 0o711 });
  for (const name of OTHERS) cpSync(join(`${FOLDER}-lost`, name), join(FOLDER, name), { recursive: true });
}

async function rowsOf(table: string, where: object): Promise<Record<string, unknown>[]> {
  const records = await openRecords();
  return records
    .city('nowa-rzeczna')
    .knex(table)
    .where(where)
    .finally(() => records.close());
}

async function peselOf(applicationId: string): Promise<string> {
  const records = await openRecords();
  try {
    const city = records.city('nowa-rzeczna');
    const { keyId, pesel } = await city
      .knex('applications')
      .join('accounts', 'accounts.id', 'applications.account_id')
      .where('applications.id', applicationId)
      .first('accounts.key_id', 'applications.pesel');
    return await city.vault.openText(keyId, { table: 'applications', row: applicationId, column: 'pesel' }, pesel);
  } finally {
    await records.close();
  }
}

const signIn = async ({ applicant: { email, password } }: Pick<Filed, 'applicant'>): Promise<number> =>
  (await new Caller('portal').post('/api/resident/sign-in', { email, password })).status;

describe('a backup that is taken while the town works, and a restore after the disk is gone', () => {
  let waiting: Filed;
  let making: Filed;
  let erased: Filed;
  let later: Filed;
  let before: string[];

  it('is taken at one moment, with the keys in a part of their own, without the master key, for its owner alone', async () => {
    // given: cases in several states
    town = await startTown();
    const clerk = await operator();
    waiting = await submittedApplication();
    making = await approvedApplication();
    erased = await submittedApplication();
    await verificationOf(clerk, waiting.applicationId);
    await decide(clerk, erased.applicationId, 'reject', 'Nie mieszka w mieście.');
    before = (await rowsOf('applications', {})).map(({ id }) => String(id));
    mkdirSync(ELSEWHERE, { mode: 0o700 });

    // when: more is filed while it is taken
    const [{ code, said }, during] = await Promise.all([command('backup', BACKUP), submittedApplication()]);

    // then
    expect({ code, said }).toEqual({ code: 0, said: expect.stringContaining('master-key elsewhere') });
    const names = readdirSync(BACKUP, { recursive: true, encoding: 'utf8' });
    expect(names.filter((name) => (statSync(join(BACKUP, name)).mode & 0o077) !== 0)).toEqual([]);
    const secret = readFileSync(join(FOLDER, 'master-key'), 'utf8').trim();
    expect(names.filter((name) => name.endsWith('master-key'))).toEqual([]);
    expect(readFileSync(join(BACKUP, 'manifest.json'), 'utf8')).not.toContain(secret);
    const { keysDatabase } = JSON.parse(readFileSync(join(BACKUP, 'manifest.json'), 'utf8')) as {
      keysDatabase: string;
    };
    expect([existsSync(join(BACKUP, 'keys', keysDatabase)), existsSync(join(BACKUP, 'data', keysDatabase))]).toEqual([
      true,
      false,
    ]);
    expect(await command('backup', BACKUP)).toEqual({ code: 1, said: expect.stringContaining('never overwrites') });
    expect(during.applicationId).toBeDefined();
  }, 400_000);

  it('is refused while the town runs, without its master key, with another one, and where a file was altered', async () => {
    // given: work after the backup, and somebody who is erased
    later = await submittedApplication();
    const { password } = erased.applicant;
    await erased.portal.must(erased.portal.post('/api/resident/account/erasure', { password }));
    const account = (await rowsOf('applications', { id: erased.applicationId }))[0]?.['accountId'];
    await until('the erasure', async () => (await rowsOf('erasures', { accountId: account, outcome: 'erased' }))[0]);
    expect(await command('restore', BACKUP)).toEqual({ code: 1, said: expect.stringContaining('Stop it first') });
    await endTown();
    for (const name of ['master-key', 'erasures.jsonl']) cpSync(join(FOLDER, name), join(ELSEWHERE, name));
    loseFolder();
    const other = join(ELSEWHERE, 'another-key');
    writeFileSync(other, `${'ab'.repeat(32)}\n`);

    // when, then
    expect(await command('restore', BACKUP)).toEqual({
      code: 1,
      said: expect.stringContaining('is missing: it is kept apart'),
    });
    expect(await command('restore', BACKUP, '--master-key', join(ELSEWHERE, 'master-key'))).toEqual({
      code: 1,
      said: expect.stringContaining('--no-erasures'),
    });
    expect(await command('restore', BACKUP, '--master-key', other)).toEqual({
      code: 1,
      said: expect.stringContaining('is not the one of this backup'),
    });
    const altered = join(BACKUP, 'data', 'global', 'pg_control');
    const whole = readFileSync(altered);
    writeFileSync(altered, Buffer.concat([whole.subarray(1), Buffer.from([1])]));
    const key = join(ELSEWHERE, 'master-key');
    expect(await command('restore', BACKUP, '--master-key', key, '--no-erasures')).toEqual({
      code: 1,
      said: expect.stringMatching(/damaged: \S+pg_control is altered/),
    });
    writeFileSync(altered, whole);
    expect(existsSync(join(FOLDER, 'postgres'))).toBe(false);
  }, 400_000);

  it('brings the moment back: people sign in, what is sealed opens, open tasks are decided, who was erased stays erased (I-7)', async () => {
    // when
    const at = Date.now();
    const keys = ['--master-key', join(ELSEWHERE, 'master-key'), '--erasures', join(ELSEWHERE, 'erasures.jsonl')];
    const { code, said } = await command('restore', BACKUP, ...keys);
    const seconds = (Date.now() - at) / 1000;
    town = await startTown();

    // then
    expect({ code, said }).toEqual({
      code: 0,
      said: expect.stringMatching(/1 people erased again[^]*no case differs/),
    });
    process.stdout.write(`restored in ${seconds.toFixed(1)} s\n`);
    expect(await signIn(waiting)).toBe(200);
    expect(await peselOf(waiting.applicationId)).toBe(waiting.applicant.pesel);
    expect(await signIn(erased)).toBe(401);
    const gone = await rowsOf('accounts', { email: erased.applicant.email });
    expect(gone).toEqual([]);
    const [row] = await rowsOf('applications', { id: erased.applicationId });
    expect(row).toMatchObject({ pesel: null, lastName: '' });
    // in = accounted for: all of the moment is there, nothing of later
    const ids = (await rowsOf('applications', {})).map(({ id }) => String(id));
    expect(before.filter((id) => !ids.includes(id))).toEqual([]);
    expect(ids).not.toContain(later.applicationId);
    const clerk = await operator();
    await decide(clerk, waiting.applicationId, 'approve');
    await taskOf(clerk, waiting.applicationId, (task) => task.group === 'production');
    expect((await command('reconcile')).said).toContain('no case differs');
    // and the town goes on
    expect((await signedInResident()).portal).toBeDefined();
    expect((await submittedApplication()).applicationId).toBeDefined();
  }, 400_000);

  it('refuses to overwrite data, and moves them aside when it is told to', async () => {
    // given
    await endTown();

    // when
    const refused = await command('restore', BACKUP);
    const replaced = await command('restore', BACKUP, '--replace');

    // then
    expect(refused).toEqual({ code: 1, said: expect.stringContaining('--replace') });
    expect(replaced.code).toBe(0);
    const [aside = ''] = readdirSync(FOLDER).filter((name) => name.startsWith('before-restore-'));
    expect(readdirSync(join(FOLDER, aside)).toSorted()).toEqual(['launch.json', 'postgres']);
  }, 200_000);

  it('heals cases that Temporal has lost, each where it stood, and asks a person before a card is made again', async () => {
    // given: a Temporal without its databases
    town = await startTown();
    const clerk = await operator();
    const task = await verificationOf(clerk, waiting.applicationId);
    const admin = connect(urlOfDatabase(adminUrl(), 'postgres'), 1);
    for (const name of ['temporal', 'temporal_visibility']) await admin.raw('drop database ?? with (force)', [name]);
    await admin.destroy();
    await endTown();
    town = await startTown();
    const dead = await clerk.post(`/api/operator/tasks/${task}/claim`);
    expect(dead.status).toBe(409);

    // when
    const listed = await command('reconcile');
    const healed = await command('reconcile', '--heal');

    // then
    const lost = (filed: Filed): string => `nowa-rzeczna/card-application/${filed.applicationId}: lost`;
    expect(listed).toEqual({ code: 2, said: expect.stringContaining(lost(waiting)) });
    expect(healed.said).toContain(`${lost(waiting)}, restarted`);
    expect(healed.said).toContain(`${lost(making)}, restarted`);
    expect(await verificationOf(await operator(), waiting.applicationId)).toBe(task);
    await decide(await operator(), waiting.applicationId, 'approve');
    await taskOf(await operator(), waiting.applicationId, ({ group }) => group === 'production');
    const asked = await rowsOf('process_incidents', {
      workflowId: `nowa-rzeczna/card-application/${making.applicationId}`,
      resolvedAt: null,
    });
    expect(asked).toEqual([expect.objectContaining({ code: 'CHILD_FAILED' })]);
    expect((await command('reconcile')).said).toContain('no case differs');
  }, 400_000);
});

function adminUrl(): string {
  return `postgres://postgres:${secretOf('postgres')}@127.0.0.1:${launchFacts().ports['postgres']}/postgres`;
}

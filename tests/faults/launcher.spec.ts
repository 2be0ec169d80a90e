import { createServer } from 'node:net';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { isFree } from '../../deploy/src/ports.ts';
import { startTimeOf } from '../../deploy/src/processes.ts';
import { readState } from '../../deploy/src/state-file.ts';
import { signedInResident } from '../makers/applications.ts';
import { Caller } from '../makers/caller.ts';
import { FOLDER, launchFacts } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { launch, startTown, stopTown, type Launcher } from './launcher.ts';

describe('the launcher', () => {
  let town: Launcher | undefined;
  afterAll(() => stopTown(town), 60_000);

  it('recovers after SIGKILL: the next start ends what was left and finds its data', async () => {
    // given
    town = await startTown();
    const { applicant } = await signedInResident();
    const before = launchFacts().children;

    // when
    town.process.kill('SIGKILL');
    await town.ended;
    town = await startTown();

    // then
    const { email, password } = applicant;
    expect((await new Caller('portal').post('/api/resident/sign-in', { email, password })).status).toBe(200);
    expect(before.filter(({ pid, startedAt }) => startTimeOf(pid) === startedAt)).toEqual([]);
  }, 240_000);

  it('refuses a second start beside it, and says so in one sentence', async () => {
    const second = launch();
    expect(await second.ended).toBe(1);
    expect(second.said().trim()).toMatch(
      /^The city is already running here \(process \d+\)\. Stop it first, or use it\.$/,
    );
  }, 60_000);

  it('ends on SIGTERM with code 0, leaves no process, frees its ports and writes nothing of an error', async () => {
    // given
    const { children, ports } = launchFacts();
    expect(children.length).toBeGreaterThanOrEqual(9);

    // when
    town?.process.kill('SIGTERM');
    const end = await town?.ended;

    // then
    expect(end).toBe(0);
    const alive = children.filter(({ pid, startedAt }) => startTimeOf(pid) === startedAt).map(({ name }) => name);
    expect(alive).toEqual([]);
    const taken = await Promise.all(
      Object.entries(ports).map(async ([name, port]) => ((await isFree(port)) ? [] : [name])),
    );
    expect(taken.flat()).toEqual([]);
    expect(launchFacts().children).toEqual([]);
  }, 60_000);

  it('ends interrupted tests with what they ran beside', async () => {
    // given
    const base = dirname(FOLDER);
    const folders = (): string[] => readdirSync(base).filter((name) => name.startsWith('karta-test-'));
    const before = new Set(folders());
    const tests = launch({}, FOLDER, ['test', 'tests/e2e/walk', '--selectProjects=e2e']);
    const folder = await until('the folder of those tests', () =>
      Promise.resolve(folders().find((name) => !before.has(name))),
    );
    await until('a town beside them', () => Promise.resolve(tests.said().includes('✓ demo city')));
    const { children } = readState(join(base, folder));

    // when
    tests.process.kill('SIGINT');
    const end = await tests.ended;

    // then
    expect(end).not.toBe(0);
    expect(children.length).toBeGreaterThanOrEqual(9);
    expect(children.filter(({ pid, startedAt }) => startTimeOf(pid) === startedAt)).toEqual([]);
    expect(folders()).not.toContain(folder);
  }, 180_000);

  it('says in one sentence which port setting is taken, and starts nothing', async () => {
    // given
    const server = createServer();
    const port = await until('a port below 32768', async () => {
      const wanted = 20_000 + Math.floor(Math.random() * 11_000);
      if (!(await isFree(wanted))) return undefined;
      await new Promise<void>((resolve) => server.listen(wanted, '127.0.0.1', () => resolve()));
      return wanted;
    });
    const folder = mkdtempSync(join(tmpdir(), 'karta-no-start-'));

    // when
    const launcher = launch({ KARTA_PORTAL_PORT: String(port) }, folder);
    const end = await launcher.ended;
    server.close();
    rmSync(folder, { recursive: true });

    // then
    expect(end).toBe(1);
    expect(launcher.said().trim()).toBe(
      `Port ${port} (KARTA_PORTAL_PORT) is in use by another program. Stop it or choose another port, then start again.`,
    );
  }, 60_000);
});

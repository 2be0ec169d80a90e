import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildWebApps } from './build-web.ts';
import { findChromium } from './chromium.ts';
import { runDeviceTests } from './device-tests.ts';
import { GATES } from './gates.ts';
import { ROOT } from './places.ts';
import { runGates } from './run-gates.ts';
import { filesToRepeat, together, type Counts } from './second-look.ts';
import { startCity, type RunningCity } from './start-city.ts';
import { Steps } from './steps.ts';

/** The suite ends within the limit of any CI, also on a machine half as fast; a hanging test fails by then. */
const JEST_LIMIT_MS = 75 * 60_000;

const JEST = 'node_modules/jest/bin/jest.js';

/** The trials take an hour; the devices come after the others, in a namespace of their own. */
const NOT_THE_TRIALS = ['--ignoreProjects', 'trials', 'devices'];

/** Ctrl-C ends the tests, and what they run beside with them. */
const INTERRUPTIONS = ['SIGINT', 'SIGTERM'] as const;

/**
 * `npm test`: the gates, then one jest run beside a running demo city of its own. Arguments go to jest, and then the gates
 * are left out. `size` reaches the tests as `KARTA_TEST_SIZE`. The last line is `N passed, N failed`.
 */
export async function runChecks(jestArguments: readonly string[], size: 'scaled' | 'full' = 'scaled'): Promise<number> {
  const steps = new Steps(false);
  const isWhole = jestArguments.length === 0;
  const chromium = await steps.run('Chromium', (report) => findChromium(report));
  const failedGates = isWhole ? await runGates(steps) : [];
  await steps.run('web applications', (report) => buildWebApps(report));
  // a test that waits for the worker's look at failing cases waits for seconds
  process.env['FAILING_CASES_EVERY_MS'] ??= '3000';
  const folder = mkdtempSync(join(tmpdirForPostgres(), 'karta-test-'));
  chmodSync(folder, 0o711);
  const results = join(folder, 'results.json');
  const deviceResults = join(folder, 'device-results.json');
  const city = await steps.run('demo city for the tests', () =>
    startCity({ folder, quiet: true, programs: true, livens: false, printMilliseconds: 50 }),
  );
  const interruption = new AbortController();
  const interrupt = (): void => interruption.abort();
  for (const signal of INTERRUPTIONS) process.once(signal, interrupt);
  let jestPassed: boolean;
  let inTown: Counts & { unsteady?: readonly string[] };
  try {
    const env = { ...environment(city, { folder, results, chromium }), KARTA_TEST_SIZE: size };
    const asked = isWhole ? NOT_THE_TRIALS : jestArguments;
    jestPassed = await run(JEST, asked, env, interruption.signal);
    inTown = countsOf(results);
    const doubtful = isWhole && !interruption.signal.aborted ? filesToRepeat(inTown) : [];
    if (doubtful.length > 0) {
      process.stdout.write(`\nOnce more, alone: ${doubtful.join(', ')}\n`);
      rmSync(results);
      jestPassed = await run(
        JEST,
        [...asPaths(doubtful), '--runTestsByPath', '--runInBand', ...NOT_THE_TRIALS],
        env,
        interruption.signal,
      );
      if (existsSync(results)) inTown = together(inTown, countsOf(results));
    }
  } finally {
    for (const signal of INTERRUPTIONS) process.off(signal, interrupt);
    await city.stop();
  }
  // real daemons with time limits of their own: on a machine that does nothing else
  const deviceTests = isWhole ? await runDeviceTests([], { KARTA_TEST_RESULTS: deviceResults }) : undefined;
  if (deviceTests) process.stdout.write(`\n${deviceTests.said}`);
  const counts = [inTown, countsOf(deviceResults)];
  const [passed, failed] = [sumOf(counts.map((each) => each.passed)), sumOf(counts.map((each) => each.failed))];
  const names = counts.flatMap((each) => each.names);
  const failedTests = counts.flatMap((each) => each.failures);
  jestPassed &&= deviceTests?.passed ?? true;
  if (isWhole) keepNames(names);
  rmSync(folder, { recursive: true, force: true });
  if (isWhole && !(await run('tests/rows.ts', ['--summary']))) failedGates.push('rows');
  if (failedGates.length > 0) process.stdout.write(`\nFailed before the tests: ${failedGates.join(', ')}\n`);
  if (isWhole && failedTests.length > 0) process.stdout.write(`\nFailed tests:\n${failedTests.join('\n')}\n`);
  const { unsteady = [] } = inTown;
  if (unsteady.length > 0) process.stdout.write(`\nUnsteady, passed alone:\n${unsteady.join('\n')}\n`);
  const failures = failed + failedGates.length + (jestPassed || failed > 0 ? 0 : 1);
  process.stdout.write(
    `\n${passed + (isWhole ? GATES.length + 1 - failedGates.length : 0)} passed, ${failures} failed\n`,
  );
  return failures === 0 ? 0 : 1;
}

/** The folder must be reachable for PostgreSQL's own user, which a private temporary folder is not. */
function tmpdirForPostgres(): string {
  return process.getuid?.() === 0 && existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
}

function environment(
  city: RunningCity,
  facts: { folder: string; results: string; chromium: string | undefined },
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    NODE_OPTIONS: '--experimental-vm-modules --disable-warning=ExperimentalWarning',
    KARTA_TEST_FOLDER: facts.folder,
    KARTA_TEST_ADMIN_URL: city.adminUrl,
    KARTA_TEST_RESULTS: facts.results,
    KARTA_TEST_CHROMIUM: facts.chromium ?? '',
    ...city.temporal,
  };
}

function run(
  script: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = process.env,
  interruption?: AbortSignal,
): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(ROOT, script), ...args], { cwd: ROOT, env, stdio: 'inherit' });
    const limit = setTimeout(() => {
      process.stdout.write(`\n${script} was ended after ${JEST_LIMIT_MS / 60_000} minutes.\n`);
      child.kill('SIGKILL');
    }, JEST_LIMIT_MS);
    interruption?.addEventListener('abort', () => child.kill('SIGTERM'));
    child.once('error', reject);
    child.once('exit', (code) => {
      clearTimeout(limit);
      resolve(code === 0);
    });
  });
}

const asPaths = (files: readonly string[]): string[] => files.map((file) => join(ROOT, file));

const sumOf = (numbers: readonly number[]): number => numbers.reduce((sum, number) => sum + number, 0);

function countsOf(results: string): Counts {
  if (!existsSync(results)) return { passed: 0, failed: 0, names: [], failures: [] };
  return JSON.parse(readFileSync(results, 'utf8')) as Counts;
}

/** For `npm run rows`. */
function keepNames(names: readonly string[]): void {
  const folder = join(ROOT, 'node_modules', '.cache');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'karta-last-run.json'), JSON.stringify(names));
}

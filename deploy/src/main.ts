import { pathToFileURL } from 'node:url';
import { backupCommand } from './backup/backup-command.ts';
import { restoreCommand } from './backup/restore-command.ts';
import { cityCommand } from './city-command.ts';
import { fillCommand } from './fill-command.ts';
import { LaunchFailure } from './launch-failure.ts';
import { runHere } from './run-here.ts';
import { startCity } from './start-city.ts';
import { waitForEnd } from './wait-for-end.ts';

/** Tests that have a scaled size in `npm test`: their files are named `*.long.*`; and the trials. */
const LONG_TESTS = ['\\.long\\.', 'tests/trials/'];

/**
 * `start`: runs the demo city until it is told to end. `test`: sets the same parts up and runs every check;
 * `test-long`: the tests that take long, in their full size. `rebuild-case`: writes what the screens show of cases anew.
 * `test-devices`: drives the station's adapters with real daemons, as root on Linux.
 * `city`: lists, adds and removes cities. `backup`, `restore`: saves the databases while the city runs, and puts them back.
 * `reconcile`: compares open cases with Temporal. `verify-audit`: compares the audit with its seals.
 * `teryt`: takes the official names of places and streets over. `fill`: adds invented people to the demo town.
 * Answers the exit code; every failure is one sentence that says what to do.
 */
export async function launch(args: readonly string[]): Promise<number> {
  try {
    if (args[0] === 'test') return await (await import('./run-checks.ts')).runChecks(args.slice(1));
    if (args[0] === 'test-long') {
      return await (await import('./run-checks.ts')).runChecks(args.length > 1 ? args.slice(1) : LONG_TESTS, 'full');
    }
    if (args[0] === 'test-devices') {
      const { passed, said } = await (await import('./device-tests.ts')).runDeviceTests(args.slice(1));
      process.stdout.write(said);
      return passed ? 0 : 1;
    }
    if (args[0] === 'city') return await cityCommand(args.slice(1));
    if (args[0] === 'fill') return await fillCommand(args.slice(1));
    if (args[0] === 'rebuild-case') return runHere('rebuild', args.slice(1));
    if (args[0] === 'backup') return await backupCommand(args.slice(1));
    if (args[0] === 'restore') return await restoreCommand(args.slice(1));
    if (args[0] === 'reconcile') return runHere('reconcile', args.slice(1));
    if (args[0] === 'teryt') return runHere('teryt', args.slice(1));
    if (args[0] === 'verify-audit') return runHere('verify-audit', args.slice(1));
    if (args[0] !== 'start') throw new LaunchFailure('Use `npm start` or `npm test`.');
    const city = await startCity();
    await waitForEnd();
    await city.stop();
    return 0;
  } catch (error) {
    if (!(error instanceof LaunchFailure)) throw error;
    process.stderr.write(`\n${error.message}\n`);
    return 1;
  }
}

// whoever listened is gone, or the disk is full: the town goes on
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  process.exitCode = await launch(process.argv.slice(2));
}

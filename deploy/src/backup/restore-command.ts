import { chmodSync, copyFileSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { ErasureList, erasuresBeside, parseErasures, unseal } from '@karta/db';
import { LaunchFailure } from '../launch-failure.ts';
import { dataFolder } from '../places.ts';
import { pendingIn } from './restore-pending.ts';
import { endOrphan, giveToPostgres, postgresVersion } from '../postgres.ts';
import { endProcess, isRunning } from '../processes.ts';
import { runHere } from '../run-here.ts';
import { startCity } from '../start-city.ts';
import { readState, writeState, type LaunchState } from '../state-file.ts';
import { Steps } from '../steps.ts';
import { copyAll } from './copy-all.ts';
import { requireFree } from './free-space.ts';
import { ERASURES_FILE, makeFolders, pathOf, placeOf, SETTINGS_FILE, SETTINGS_PLACE } from './layout.ts';
import { readManifest, type Manifest } from './manifest.ts';
import { openMasterKey } from './master-key-of.ts';
import { verifyFiles } from './verify-files.ts';

const USAGE =
  'Name a backup: npm run restore -- FOLDER [--master-key FILE] (--erasures FILE | --no-erasures) [--replace]';
const OPTIONS = {
  'master-key': { type: 'string' },
  erasures: { type: 'string' },
  'no-erasures': { type: 'boolean' },
  replace: { type: 'boolean' },
} as const;

/** What a restore replaces in the data folder; all else stays as it is. */
const REPLACED = ['postgres', 'launch.json'] as const;

/**
 * `npm run restore`: puts a backup into the data folder of this clone, erases again who was erased since, and heals cases that
 * differ. The town is started afterwards by `npm start`. Nothing is deleted: with `--replace` what was there is moved aside.
 * Returns the exit code. @throws LaunchFailure, one sentence for whatever is wrong
 */
export async function restoreCommand(args: readonly string[]): Promise<number> {
  const { folder, values } = parse(args);
  const home = dataFolder();
  const manifest = readManifest(folder);
  requirePlace(home, manifest, values.replace ?? false);
  const master = openMasterKey(values['master-key'] ?? join(home, 'master-key'), manifest.masterKeyFingerprint);
  const listFile = process.env['KARTA_ERASURES_FILE'] ?? erasuresBeside(join(home, 'master-key'));
  requireErasures(values, listFile);
  const erasures = erasuresOf([join(folder, ERASURES_FILE), values.erasures]);
  const steps = new Steps(false);
  await steps.run('backup verified', (report) => verifyFiles(folder, manifest, report));
  const settings = settingsOf(folder, master.key);
  requireFree(
    home,
    manifest.files.reduce((sum, { bytes }) => sum + bytes, 0),
  );
  await steps.run('files', (report) => putFiles(folder, home, manifest, report));
  await endLeft(home);
  // until everybody is erased again no town is served from here
  writeFileSync(pendingIn(home), `${resolve(folder)}\n`, { mode: 0o600, flush: true });
  replaceOld(home, master.file);
  writeState(home, settings);
  keepMasterKey(master.file, join(home, 'master-key'));
  const list = new ErasureList(listFile);
  const known = new Set(list.read().map(({ cityId, accountId }) => `${cityId} ${accountId}`));
  list.add(erasures.filter(({ cityId, accountId }) => !known.has(`${cityId} ${accountId}`)));
  return await healRestored(home, manifest.takenAt);
}

function parse(args: readonly string[]) {
  try {
    const { positionals, values } = parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
    const [name, ...others] = positionals;
    if (name && others.length === 0) return { folder: resolve(name), values };
  } catch {
    // an option that there is not
  }
  throw new LaunchFailure(USAGE);
}

function requirePlace(home: string, { postgres }: Manifest, mayReplace: boolean): void {
  const { launcher } = readState(home);
  if (launcher && isRunning(launcher)) {
    throw new LaunchFailure(`The city runs here (process ${launcher.pid}). Stop it first, then restore.`);
  }
  if (process.env['DATABASE_URL']) {
    throw new LaunchFailure(
      'A backup is restored into the bundled PostgreSQL. Unset DATABASE_URL; a PostgreSQL of your own is restored by its administrators.',
    );
  }
  const bundled = postgresVersion();
  if (bundled !== postgres) {
    throw new LaunchFailure(
      `The backup is of PostgreSQL ${postgres}, this version brings ${bundled}. Restore by the version that made it.`,
    );
  }
  const there = REPLACED.find((name) => existsSync(join(home, name)));
  if (there === undefined || mayReplace) return;
  throw new LaunchFailure(
    `There are data in ${home} already (${there}). Set KARTA_HOME to an empty folder, or give --replace: it moves them aside and deletes nothing.`,
  );
}

function erasuresOf(files: readonly (string | undefined)[]) {
  return files.flatMap((file) => {
    if (file === undefined) return [];
    if (!existsSync(file))
      throw new LaunchFailure(`There is no file ${file}. Name the saved erasures.jsonl, or leave --erasures out.`);
    return parseErasures(readFileSync(file, 'utf8'));
  });
}

function settingsOf(folder: string, master: Buffer): LaunchState {
  const sealed = readFileSync(join(folder, SETTINGS_FILE));
  const { ports, secrets } = JSON.parse(unseal(master, sealed, SETTINGS_PLACE).toString('utf8')) as LaunchState;
  return { ports, secrets, children: [] };
}

/** The name of what is put together; only what is whole is called `postgres`. */
const restoringIn = (home: string): string => join(home, 'postgres.restoring');

async function putFiles(
  folder: string,
  home: string,
  { files, folders, keysDatabase }: Manifest,
  report: (progress: string) => void,
): Promise<void> {
  const to = restoringIn(home);
  rmSync(to, { recursive: true, force: true });
  const below = (places: readonly string[]): string[] => places.flatMap((place) => pathOf(place) ?? []);
  const paths = below(files.map(({ path }) => path));
  try {
    makeFolders(to, ['.', ...below(folders)]);
    await copyAll({
      from: folder,
      to,
      paths: paths.map((path) => placeOf(path, keysDatabase)),
      placeOf: (place) => pathOf(place) ?? place,
      isWhole: true,
      report,
    });
    giveToPostgres(to);
  } catch (error) {
    rmSync(to, { recursive: true, force: true });
    throw new LaunchFailure(
      `The files could not be put into ${home} (${(error as Error).message}); nothing there is changed. Free some space or check the folder's rights, then restore again.`,
    );
  }
}

/** The backup's own list has nobody who was erased since: whoever has none of later says so. */
function requireErasures(values: { erasures?: string; 'no-erasures'?: boolean }, listFile: string): void {
  if (values.erasures !== undefined || values['no-erasures'] === true || existsSync(listFile)) return;
  throw new LaunchFailure(
    'Name the list of who was erased since the backup (--erasures FILE, a copy of erasures.jsonl), or say that there is none: --no-erasures.',
  );
}

/** What a killed launcher has left behind would go on writing into the folder that is moved aside. */
async function endLeft(home: string): Promise<void> {
  for (const child of readState(home).children.toReversed())
    await endProcess(child, child.name === 'postgres' ? 'SIGINT' : 'SIGTERM');
  await endOrphan(join(home, 'postgres'));
}

function replaceOld(home: string, masterKey: string): void {
  const aside = `before-restore-${new Date().toISOString().replaceAll(/[:.]/g, '-')}`;
  // a key that what is moved aside can alone be opened with goes along
  const isOtherKey = resolve(masterKey) !== join(home, 'master-key');
  const moved = [...REPLACED, ...(isOtherKey ? (['master-key'] as const) : [])];
  for (const name of moved.filter((one) => existsSync(join(home, one)))) {
    makeFolders(home, [aside]);
    renameSync(join(home, name), join(home, aside, name));
    process.stdout.write(`${name} of before is now in ${join(home, aside)}\n`);
  }
  renameSync(restoringIn(home), join(home, 'postgres'));
}

function keepMasterKey(from: string, to: string): void {
  if (resolve(from) === to) return;
  copyFileSync(from, to);
  chmodSync(to, 0o600);
}

/** Without api and worker: nobody is served before those who were erased are erased again. */
async function healRestored(home: string, takenAt: string): Promise<number> {
  const town = await startCity({ folder: home, quiet: true, programs: false, livens: false, printMilliseconds: 0 });
  try {
    const rest = runHere('reconcile', ['--heal', '--restored'], town.state.records);
    if (rest === 1)
      throw new LaunchFailure('Not restored to the end: see above, mend it, and restore again with --replace.');
    rmSync(pendingIn(home), { force: true });
    process.stdout.write(
      `\nRestored as of ${takenAt}. Start the town with \`npm start\`, then look once more: npm run reconcile\n`,
    );
    return rest;
  } finally {
    await town.stop();
  }
}

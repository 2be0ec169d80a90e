import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ErasureList, erasuresBeside, fingerprintOf, readMasterKey, seal } from '@karta/db';
import { installationHere } from '../installation-here.ts';
import { LaunchFailure } from '../launch-failure.ts';
import { dataFolder } from '../places.ts';
import { readState } from '../state-file.ts';
import { Steps } from '../steps.ts';
import { beginBaseBackup, type BaseBackup } from './base-backup.ts';
import { copyAll } from './copy-all.ts';
import { sumOf } from './copy-file.ts';
import { ERASURES_FILE, makeFolders, makeNewFolder, PARTS, placeOf, SETTINGS_FILE, SETTINGS_PLACE } from './layout.ts';
import { requireFree } from './free-space.ts';
import { writeManifest, type Manifest, type SavedFile } from './manifest.ts';
import { requireBundled } from './own-server.ts';
import { replaceFile } from './replace-file.ts';
import { listDataFolder } from './saved-files.ts';

/** What is saved, and to where. */
interface Plan {
  folder: string;
  home: string;
  data: string;
  adminUrl: string;
  masterKeyFile: string;
}

/**
 * `npm run backup`: saves every database of the installation that runs here, at one moment and while it runs, into a new folder.
 * The master key is not saved. Returns the exit code. @throws LaunchFailure, one sentence for whatever is wrong
 */
export async function backupCommand(args: readonly string[]): Promise<number> {
  const [name, ...others] = args;
  if (!name || name.startsWith('-') || others.length > 0) {
    throw new LaunchFailure('Name a new folder: npm run backup -- FOLDER');
  }
  const folder = resolve(name);
  const home = dataFolder();
  const { provisioning, masterKeyFile } = installationHere();
  const data = requireBundled(home, provisioning.adminUrl);
  makeNewFolder(folder);
  const plan = { folder, home, data, adminUrl: provisioning.adminUrl, masterKeyFile };
  try {
    const { files, takenAt } = await new Steps(false).run('backup', (report) => save(plan, report));
    const megabytes = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1e6);
    process.stdout.write(
      `${folder}: ${files.length} files, ${megabytes} MB, as of ${takenAt}. Keep ${masterKeyFile} elsewhere: it is not in there.\n`,
    );
    return 0;
  } catch (error) {
    for (const part of [...Object.values(PARTS), SETTINGS_FILE, ERASURES_FILE]) {
      rmSync(join(folder, part), { recursive: true, force: true });
    }
    if (error instanceof LaunchFailure) throw error;
    throw new LaunchFailure(
      `The backup was broken off (${(error as Error).message}), and what there was of it is removed. See that PostgreSQL answers and that the disk has space, then take it again.`,
    );
  }
}

async function save(plan: Plan, report: (progress: string) => void): Promise<Manifest> {
  const { folder, data, adminUrl, masterKeyFile } = plan;
  requireFree(folder, listDataFolder(data).bytes);
  const running = await beginBaseBackup(adminUrl, data);
  try {
    const keysDatabase = await running.folderOf('karta_keys');
    const postgres = await running.version();
    const { folders, files: paths } = listDataFolder(data);
    const shared = { from: data, to: folder, placeOf: (path: string) => placeOf(path, keysDatabase) };
    makeFolders(folder, [...Object.values(PARTS), ...folders.map(shared.placeOf)]);
    const copied = await copyAll({ ...shared, paths, report });
    // as the last one: it says where the copy begins
    copied.push(...(await copyAll({ ...shared, paths: ['global/pg_control'], isWhole: true })));
    const done = await running.end();
    const wal = done.wal.map((name) => `pg_wal/${name}`);
    copied.push(...(await copyAll({ ...shared, paths: wal, isWhole: true })), ...(await addOwn(plan, done)));
    const manifest: Manifest = {
      format: 1,
      takenAt: done.takenAt,
      postgres,
      keysDatabase,
      masterKeyFingerprint: fingerprintOf(readMasterKey(masterKeyFile)),
      folders: folders.map(shared.placeOf),
      files: copied,
    };
    writeManifest(folder, manifest);
    return manifest;
  } finally {
    await running.close();
  }
}

/** What is not copied but written: where the copy begins, passwords and ports (sealed), and who was erased so far. */
async function addOwn({ folder, home, masterKeyFile }: Plan, { label }: BaseBackup): Promise<SavedFile[]> {
  const { ports, secrets } = readState(home);
  const settings = seal(readMasterKey(masterKeyFile), Buffer.from(JSON.stringify({ ports, secrets })), SETTINGS_PLACE);
  const own: Record<string, string | Uint8Array> = {
    [`${PARTS.data}/backup_label`]: label,
    [SETTINGS_FILE]: settings,
    [ERASURES_FILE]: new ErasureList(process.env['KARTA_ERASURES_FILE'] ?? erasuresBeside(masterKeyFile)).text(),
  };
  return Promise.all(
    Object.entries(own).map(async ([path, content]) => {
      replaceFile(join(folder, path), content);
      const sum = await sumOf(join(folder, path));
      if (!sum) throw new Error(`${path} is missing`);
      return { path, ...sum };
    }),
  );
}

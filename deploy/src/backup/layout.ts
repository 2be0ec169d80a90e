import { chmodSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { LaunchFailure } from '../launch-failure.ts';

/** The parts of a backup: everything without keys, and what holds keys (the key database, and the log that fills it). */
export const PARTS = { data: 'data', keys: 'keys' } as const;

/** Passwords and ports of the installation, sealed under the master key. */
export const SETTINGS_FILE = 'settings.sealed';
/** What the settings are sealed for. */
export const SETTINGS_PLACE = 'backup/settings';
/** Who was erased when the backup was taken. */
export const ERASURES_FILE = 'erasures.jsonl';

/** Where a path of the data folder lies in a backup. */
export function placeOf(path: string, keysDatabase: string): string {
  const isOfKeys = [keysDatabase, 'pg_wal'].some((folder) => path === folder || path.startsWith(`${folder}/`));
  return `${isOfKeys ? PARTS.keys : PARTS.data}/${path}`;
}

/** The path of the data folder that a place of a backup stands for; `undefined` for what is no part of it. */
export function pathOf(place: string): string | undefined {
  const part = Object.values(PARTS).find((one) => place.startsWith(`${one}/`));
  return part && place.slice(part.length + 1);
}

/** Makes the folder of a new backup, 0700. @throws LaunchFailure where there is something in it */
export function makeNewFolder(folder: string): void {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new LaunchFailure(`${folder} is not empty. Name a new folder: a backup never overwrites another one.`);
  }
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
}

/** Makes folders of mode 0700 below one, those around them too. */
export function makeFolders(base: string, folders: readonly string[]): void {
  for (const folder of folders) mkdirSync(join(base, folder), { recursive: true, mode: 0o700 });
}

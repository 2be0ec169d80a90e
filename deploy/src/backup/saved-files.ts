import { readdirSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

/** What a data folder holds, in paths from it with `/`. */
export interface Listing {
  readonly folders: readonly string[];
  readonly files: readonly string[];
  readonly bytes: number;
}

/** Kept as empty folders: the server makes their content anew (PostgreSQL, 25.3.3.1: what a base backup leaves out). */
const EMPTY = [
  'pg_wal',
  'pg_replslot',
  'pg_dynshmem',
  'pg_notify',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
];

/** Of the server that runs, or of a backup before. `pg_control` is copied at the end. */
const LEFT_OUT =
  /(^|\/)(postmaster\.(pid|opts)|pg_internal\.init(\.\d+)?|backup_label(\.old)?|tablespace_map|backup_manifest|pgsql_tmp[^/]*)$|^global\/pg_control$/;

/** Lists what a base backup copies of a data folder. */
export function listDataFolder(data: string): Listing {
  const folders: string[] = [];
  const files: string[] = [];
  let bytes = 0;
  const walk = (folder: string): void => {
    for (const entry of readdirSync(join(data, folder), { withFileTypes: true })) {
      const path = posix.join(folder, entry.name);
      if (LEFT_OUT.test(path)) continue;
      if (entry.isDirectory()) {
        folders.push(path);
        if (!EMPTY.includes(path)) walk(path);
      } else if (entry.isFile()) {
        files.push(path);
        bytes += statSync(join(data, path), { throwIfNoEntry: false })?.size ?? 0;
      }
    }
  };
  walk('');
  return { folders: [...folders, ...walFolders(data)], files, bytes };
}

/** PostgreSQL wants these below `pg_wal`. */
function walFolders(data: string): string[] {
  return readdirSync(join(data, 'pg_wal'), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? [posix.join('pg_wal', entry.name)] : [],
  );
}

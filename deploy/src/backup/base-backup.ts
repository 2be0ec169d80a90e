import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { deadlinesOf } from '@karta/db';
import pg from 'pg';

/** How long the server may take to begin (a checkpoint) and to end a backup. */
const DEADLINE_MS = 120_000;

/** What the copy needs besides the files. */
export interface BaseBackup {
  takenAt: string;
  /** Content of the file `backup_label`: without it the copy would start from the wrong place. */
  label: string;
  /** Names of the log files that make the copy whole. */
  wal: string[];
}

export interface RunningBackup {
  /** Folder of a database among the data. */
  folderOf(database: string): Promise<string>;
  /** Major version. */
  version(): Promise<string>;
  /** Call after the files are copied. */
  end(): Promise<BaseBackup>;
  close(): Promise<void>;
}

/**
 * Begins a base backup of the running server (PostgreSQL, 25.3.3). A temporary slot keeps the log that is written meanwhile; it
 * goes with the connection, so that what is broken off leaves nothing behind.
 */
export async function beginBaseBackup(adminUrl: string, data: string): Promise<RunningBackup> {
  const client = new pg.Client({
    connectionString: adminUrl,
    ...deadlinesOf(DEADLINE_MS),
  });
  let isLost = false;
  client.on('error', () => (isLost = true)); // the next query says so
  await client.connect();
  const ask = async (sql: string, values: unknown[] = []): Promise<string> => {
    const { rows } = await client.query<{ value: string }>(sql, values);
    if (rows[0] === undefined) throw new Error('The server has no answer: is it the one of this folder?');
    return String(rows[0].value);
  };
  try {
    await ask('select pg_create_physical_replication_slot($1, true, true)::text as value', [`karta_${process.pid}`]);
    const first = await ask('select pg_walfile_name(pg_backup_start($1, true)) as value', ['karta']);
    return {
      folderOf: async (database) =>
        `base/${await ask('select oid::text as value from pg_database where datname = $1', [database])}`,
      version: async () => (await ask(`select current_setting('server_version_num') as value`)).slice(0, -4),
      async end() {
        const { rows } = await client.query<{ last: string; labelfile: string; spcmapfile: string; at: string }>(
          'select pg_walfile_name(lsn) as last, labelfile, spcmapfile, now()::text as at from pg_backup_stop(false)',
        );
        const done = rows[0];
        if (isLost || !done) throw new Error('the connection to PostgreSQL was lost');
        if (done.spcmapfile.trim() !== '') throw new Error('there are tablespaces outside of the data folder');
        const wal = walBetween(readdirSync(join(data, 'pg_wal')), first, done.last);
        return { takenAt: new Date(done.at).toISOString(), label: done.labelfile, wal };
      },
      close: () => client.end().catch(() => {}), // it is gone already
    };
  } catch (error) {
    await client.end().catch(() => {});
    throw error;
  }
}

/** Log files from the first to the last that a copy needs, and the histories of their time lines. @throws where one is missing */
export function walBetween(names: readonly string[], first: string, last: string): string[] {
  const segments = names.filter((name) => /^[0-9A-F]{24}$/.test(name) && name >= first && name <= last).toSorted();
  if (segments[0] !== first || segments.at(-1) !== last) throw new Error('log files of the backup are missing');
  return [...names.filter((name) => name.endsWith('.history')), ...segments];
}

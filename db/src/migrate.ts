import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { refusedTo } from './refused.ts';

export type DatabaseKind = 'platform' | 'keys' | 'city';

const load = createRequire(import.meta.url);

/** The migrations of `db/migrations/<kind>` in the order of their names. Never rename one that was released: knex remembers the names. */
function migrationsOf(kind: DatabaseKind): Knex.MigrationSource<string> {
  const folder = join(import.meta.dirname, '../migrations', kind);
  const names = readdirSync(folder).map((file) => file.replace(/\.ts$/, ''));
  return {
    getMigrations: () => Promise.resolve(names.toSorted()),
    getMigrationName: (name) => name,
    getMigration: (name) => Promise.resolve(load(join(folder, `${name}.ts`)) as Knex.Migration),
  };
}

/**
 * Brings a database to the newest schema and lets these roles work in it, each as far as its program needs.
 * `owner` is a connection that may create tables. No role changes or deletes what is only ever added.
 */
export async function migrate(owner: Knex, kind: DatabaseKind, roles: readonly string[]): Promise<void> {
  await owner.migrate.latest({ migrationSource: migrationsOf(kind) });
  if (kind === 'city') await migrateQueues(owner);
  for (const role of roles) {
    for (const schema of kind === 'city' ? ['public', 'bullmq'] : ['public']) await grant(owner, schema, role);
    for (const { acts, tables } of refusedTo(kind, role)) {
      for (const table of tables) await owner.raw(`revoke ${acts} on ?? from ??`, [table, role]);
    }
  }
}

async function migrateQueues(owner: Knex): Promise<void> {
  // the library of the queue is large, and few programs migrate
  const { runMigrations } = await import('bullmq');
  const connection: unknown = await owner.client.acquireConnection();
  try {
    await runMigrations(connection as Parameters<typeof runMigrations>[0], 'bullmq');
    await owner.raw('set search_path to public').connection(connection);
  } finally {
    await owner.client.releaseConnection(connection);
  }
}

async function grant(owner: Knex, schema: string, role: string): Promise<void> {
  await owner.raw('grant usage on schema ?? to ??', [schema, role]);
  await owner.raw('grant select, insert, update, delete on all tables in schema ?? to ??', [schema, role]);
  await owner.raw('grant usage, select on all sequences in schema ?? to ??', [schema, role]);
  await owner.raw('grant execute on all functions in schema ?? to ??', [schema, role]);
}

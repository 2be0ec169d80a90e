import knex, { type Knex } from 'knex';
import { knexSnakeCaseMappers } from 'objection';
import pg from 'pg';

// A civil date stays the text it is; node-postgres would make an instant of it in the computer's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** What knex would print, with its trace, is thrown to whoever asked as well, and may quote data. */
const silent = (): void => {};

/**
 * Opens a pool on one database. Columns are snake_case there and camelCase here; close it with `destroy()`. A statement that
 * takes longer than `mostMs` is ended by the server (SQLSTATE 57014); without it, each may take its time.
 */
export function connect(url: string, poolSize = 10, mostMs?: number): Knex {
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      keepAlive: true,
      application_name: 'karta',
      ...(mostMs && { statement_timeout: mostMs }),
    },
    // an idle connection is given back soon: every city has its own database
    pool: { min: 0, max: poolSize, idleTimeoutMillis: 10_000, reapIntervalMillis: 1000 },
    acquireConnectionTimeout: 5000,
    log: { warn: silent, error: silent },
    ...knexSnakeCaseMappers(),
  });
}

/** Connections for lists and searches alone, and how long one may take. */
const LIST_POOL = { size: 3, mostMs: 10_000 };

/** Opens the small pool for lists of one database. */
export const connectForLists = (url: string): Knex => connect(url, LIST_POOL.size, LIST_POOL.mostMs);

/** The same server and role, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

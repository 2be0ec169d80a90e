import knex, { type Knex } from 'knex';
import { knexSnakeCaseMappers } from 'objection';
import type { Socket } from 'node:net';
import pg from 'pg';
import { deadlinesOf } from './deadlines.ts';
import { loginFor, loginOf, withLogin } from './logins.ts';

// A civil date stays the text it is; node-postgres would make an instant of it in the computer's zone.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

/** What node-postgres keeps below its client. */
interface PgConnection {
  connection: { stream: Socket };
}

/** What knex would print, with its trace, is thrown to whoever asked as well, and may quote data. */
const silent = (): void => {};

const NAMES = knexSnakeCaseMappers();
/** As a query's context: its rows come with the columns' own names, for `named` to change as many at a time as one likes. */
export const AS_STORED = { isAsStored: true };

/** Rows that a query gave `AS_STORED`, with names as they are here. */
export const named = <Row>(rows: readonly object[]): Row[] => NAMES.postProcessResponse(rows) as Row[];

/** A statement of a migration, or of a whole town that is filled. */
export const UNHURRIED_MS = 6 * 3_600_000;

/**
 * Opens a pool on one database. Columns are snake_case there and camelCase here; close it with `destroy()`. A statement that
 * takes longer than `mostMs` (five minutes unless told) is ended by the server (SQLSTATE 57014); where the server says nothing
 * for longer, the connection is broken off.
 */
export function connect(url: string, poolSize = 10, mostMs?: number): Knex {
  const { query_timeout: silentMs, ...deadlines } = deadlinesOf(mostMs);
  return knex({
    client: 'pg',
    connection: {
      connectionString: url,
      keepAlive: true,
      application_name: 'karta',
      ...deadlines,
    },
    // an idle connection is given back soon: every city has its own database
    pool: {
      min: 0,
      max: poolSize,
      idleTimeoutMillis: 10_000,
      reapIntervalMillis: 1000,
      afterCreate: breakOffAfter(silentMs),
    },
    acquireConnectionTimeout: 5000,
    log: { warn: silent, error: silent },
    ...NAMES,
    postProcessResponse: (result: unknown, context?: Partial<typeof AS_STORED>) =>
      context?.isAsStored ? result : NAMES.postProcessResponse(result),
  });
}

/** Knex goes on using a connection whose query timed out; one that is broken off is replaced, and its query fails. */
function breakOffAfter(silentMs: number) {
  return (connection: PgConnection, done: (error: null, made: PgConnection) => void): void => {
    const { stream } = connection.connection;
    stream.setTimeout(silentMs, () => stream.destroy());
    done(null, connection);
  };
}

/** Connections for lists and searches alone, and how long one may take. */
const LIST_POOL = { size: 3, mostMs: 10_000 };

/** Opens the small pool for lists of one database. */
export const connectForLists = (url: string): Knex => connect(url, LIST_POOL.size, LIST_POOL.mostMs);

/** Another database of the same server, for the same program under its role there. */
export function addressFor(platformUrl: string, database: string): string {
  return withLogin(urlOfDatabase(platformUrl, database), loginFor(loginOf(platformUrl), database));
}

/** The same server and role, another database. */
export function urlOfDatabase(url: string, database: string): string {
  const other = new URL(url);
  other.pathname = `/${database}`;
  return other.href;
}

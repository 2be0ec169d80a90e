import { deadlinesOf, type City, type CityPart } from '@karta/db';
import type { SessionKind } from '@karta/domain';
import pg from 'pg';
import { CityEvents } from './city-events.ts';
import { createJobBoard, type JobBoard } from './http/job-board.ts';
import { createSessions, type SessionMiddleware } from './http/sessions.ts';
import { Throttle } from './http/throttle.ts';
import type { CaseClient } from './temporal/case-client.ts';

/** What the handlers of one city share. */
export interface CityServices {
  cases: CaseClient;
  events: CityEvents;
  throttle: Throttle;
  /** Since when the disk of the databases is full; `undefined` where it is not. */
  diskFullSince(): Promise<Date | undefined>;
}

/** What the listeners keep open for one city. */
export interface OpenCity extends CityPart {
  services: CityServices;
  sessions: Readonly<Record<SessionKind, SessionMiddleware>>;
  jobBoard: JobBoard;
}

/** Connections for sessions and for counting attempts: short statements, so few are enough. */
const POOL_SIZE = 3;
const STATEMENT_MS = 10_000;

/** Opens a city for requests. @throws when its database or its keys do not answer */
export async function openCity(
  city: City,
  { cases, diskFullSince }: Pick<CityServices, 'cases' | 'diskFullSince'>,
): Promise<OpenCity> {
  const [{ key: today }, { key: earlier }] = [
    await city.vault.keys.openCityKey('cookie'),
    await city.vault.keys.openCityKey('city'),
  ];
  await city.knex.raw('select 1');
  const pool = new pg.Pool({
    connectionString: city.databaseUrl,
    max: POOL_SIZE,
    idleTimeoutMillis: 10_000,
    ...deadlinesOf(STATEMENT_MS),
  });
  pool.on('error', () => {}); // the next query reconnects
  const events = new CityEvents(city);
  const keys = { today, earlier };
  const sessions = {
    resident: createSessions(pool, 'resident', keys),
    operator: createSessions(pool, 'operator', keys),
    desk: createSessions(pool, 'desk', keys),
  };
  const jobBoard = createJobBoard(city);
  return {
    services: { cases, events, throttle: new Throttle(city, pool), diskFullSince },
    sessions,
    jobBoard,
    async close() {
      sessions.resident.close();
      sessions.operator.close();
      sessions.desk.close();
      await Promise.all([events.close(), jobBoard.close()]);
      await pool.end();
    },
  };
}

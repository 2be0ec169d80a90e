import connectPgSimple from 'connect-pg-simple';
import session from 'express-session';
import type { RequestHandler } from 'express';
import type pg from 'pg';

const PgStore = connectPgSimple(session);

/** Residents: 30 minutes without a click. Staff: 15 minutes idle (docs/facts/security.md). */
const IDLE_MS = { resident: 30 * 60_000, operator: 15 * 60_000 };

export interface SessionMiddleware {
  handler: RequestHandler;
  close(): void;
}

/**
 * Server-side sessions in the city's database, which `pool` leads to. The two apps use differently named cookies, since
 * cookies ignore ports.
 */
export function createSessions(pool: pg.Pool, app: 'resident' | 'operator', secret: Buffer): SessionMiddleware {
  const store = new PgStore({ pool, tableName: `${app}_sessions`, pruneSessionInterval: 900, errorLog: () => {} });
  const handler = session({
    name: app === 'resident' ? 'km_portal' : 'km_office',
    secret: secret.toString('hex'),
    store,
    resave: false,
    saveUninitialized: false,
    rolling: true,
    cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: IDLE_MS[app], path: '/' },
  });
  return { handler, close: () => void store.close() };
}

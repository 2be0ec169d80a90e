import { SESSION_MS, type SessionKind } from '@karta/domain';
import session from 'express-session';
import type { RequestHandler } from 'express';
import type pg from 'pg';
import { cookieName, SESSION_COOKIES } from './cookie-names.ts';
import { adoptEarlierCookie } from './earlier-cookie.ts';
import { SessionStore } from './session-store.ts';

export interface SessionMiddleware {
  handler: RequestHandler;
  close(): void;
}

/** The key that signs the cookies, and the one that signed them in earlier versions. */
export interface CookieKeys {
  today: Buffer;
  earlier: Buffer;
}

/** Server-side sessions in the city's database, which `pool` leads to. */
export function createSessions(pool: pg.Pool, app: SessionKind, keys: CookieKeys): SessionMiddleware {
  const store = new SessionStore({ pool, tableName: `${app}_sessions`, pruneSessionInterval: 900, errorLog: () => {} });
  const secret = keys.today.toString('hex');
  const named = (name: string): RequestHandler =>
    session({
      name,
      secret,
      store,
      resave: false,
      saveUninitialized: false,
      rolling: true,
      cookie: { httpOnly: true, sameSite: 'lax', secure: 'auto', maxAge: SESSION_MS[app].idle, path: '/' },
    });
  const name = SESSION_COOKIES[app];
  const handlers: Record<string, RequestHandler> = { [name]: named(name), [`__Host-${name}`]: named(`__Host-${name}`) };
  const earlier = { name, key: keys.earlier.toString('hex') };
  return {
    handler(request, response, next) {
      const today = cookieName(request, name);
      adoptEarlierCookie(request, earlier, { name: today, key: secret });
      return handlers[today]?.(request, response, next);
    },
    close: () => void store.close(),
  };
}

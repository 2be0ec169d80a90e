import connectPgSimple from 'connect-pg-simple';
import { hashedSid } from '@karta/services';
import session, { type SessionData } from 'express-session';
import type { Request } from 'express';
import { isReload } from './reloads.ts';

const PgStore = connectPgSimple(session);

/** Keeps the hash of a session's id alone, and leaves a session's end where it is when a request was no use of it. */
export class SessionStore extends PgStore {
  override get(sid: string, callback: (error: unknown, session?: SessionData | null) => void): void {
    super.get(hashedSid(sid), callback);
  }

  override set(sid: string, kept: SessionData, callback?: (error?: unknown) => void): void {
    super.set(hashedSid(sid), kept, callback);
  }

  override destroy(sid: string, callback?: (error?: unknown) => void): void {
    super.destroy(hashedSid(sid), callback);
  }

  override touch(sid: string, used: SessionData & { req?: Request }, callback?: () => void): void {
    if (used.req && isReload(used.req)) callback?.();
    else super.touch(hashedSid(sid), used, callback);
  }
}

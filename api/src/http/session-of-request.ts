import type { City } from '@karta/db';
import { CardError, type SessionKind } from '@karta/domain';
import { endSessions, hashedSid } from '@karta/services';
import type { Request } from 'express';
import type { Actor } from './actor.ts';
import { cookieName, SESSION_COOKIES } from './cookie-names.ts';
import type { Context } from './definition.ts';
import { knownDevice } from './known-device.ts';

declare module 'express-session' {
  interface SessionData {
    /** Id of the account or operator. */
    subject: string;
    cityId: string;
    /** Time of the sign-in, milliseconds. */
    since: number;
    /** What the browser called itself at the sign-in. */
    agent?: string;
    /** The member of the family for whom the resident acts. */
    actsFor?: string;
  }
}

const LONGEST_AGENT = 300;

const settle = (act: (done: (error: unknown) => void) => void): Promise<void> =>
  new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));

/** Reads the session anew; false when it has ended since the request began. */
export async function isSessionAlive(request: Request): Promise<boolean> {
  if (request.session.subject === undefined) return true;
  try {
    await settle((done) => request.session.reload(done));
    return true;
  } catch (error) {
    // express-session has no code for it; whatever else went wrong says nothing of the session
    if (error instanceof Error && error.message === 'failed to load session') return false;
    throw error;
  }
}

/** Sign-in and sign-out on the session of a request. */
export function sessionOf(request: Request, city: City, kind: SessionKind): Context<Actor>['session'] {
  const { session } = request;
  const id = (): string => hashedSid(request.sessionID);
  return {
    ...knownDevice(request, city),
    id,
    async signIn(id) {
      await settle((done) => session.regenerate(done));
      request.session.subject = id;
      request.session.cityId = city.id;
      request.session.since = city.clock.now().getTime();
      request.session.agent = (request.get('user-agent') ?? '').slice(0, LONGEST_AGENT);
      await settle((done) => request.session.save(done));
    },
    // in the row, if it is still there: a session that is saved whole would come back to life
    async actFor(memberId) {
      const actsFor = JSON.stringify(memberId === null ? {} : { actsFor: memberId });
      const changed = await city
        .knex('resident_sessions')
        .where('sid', id())
        .update({ sess: city.knex.raw("((sess::jsonb - 'actsFor') || ?::jsonb)::json", [actsFor]) });
      if (changed === 0) throw new CardError('NOT_SIGNED_IN');
    },
    async signOut() {
      await settle((done) => session.destroy(done));
      const { secure } = request;
      request.res?.clearCookie(cookieName(request, SESSION_COOKIES[kind]), { httpOnly: true, sameSite: 'lax', secure });
    },
    endOthers: (trx, subject) => endSessions(trx, kind, subject, id()),
  };
}

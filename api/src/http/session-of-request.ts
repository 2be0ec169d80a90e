import type { City } from '@karta/db';
import { CardError, type SessionKind } from '@karta/domain';
import { endSessions, hashedSid } from '@karta/services';
import type { Request } from 'express';
import type { Actor } from './actor.ts';
import { awaitedFactor } from './awaited-factor.ts';
import { begunOpenId, type WayToProvider } from './begun-open-id.ts';
import { settled } from './settled-session.ts';
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
    /** Who gave the right password, and has to show a second factor; nobody is signed in yet. */
    awaited?: { subject: string; cityId: string; since: number; passwordMark: string };
    /** What a browser's passkey has to answer to; good once. */
    challenge?: string;
    /** A way to the OpenID Provider; good once. */
    openId?: WayToProvider & { since: number };
    /** The member of the family for whom the resident acts. */
    actsFor?: string;
  }
}

const LONGEST_AGENT = 300;

/** Reads the session anew; false when it has ended since the request began. */
export async function isSessionAlive(request: Request): Promise<boolean> {
  if (request.session.subject === undefined) return true;
  try {
    await settled((done) => request.session.reload(done));
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
      await settled((done) => session.regenerate(done));
      request.session.subject = id;
      request.session.cityId = city.id;
      request.session.since = city.clock.now().getTime();
      request.session.agent = (request.get('user-agent') ?? '').slice(0, LONGEST_AGENT);
      await settled((done) => request.session.save(done));
    },
    ...awaitedFactor(request, city),
    ...begunOpenId(request, city),
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
      await settled((done) => session.destroy(done));
      const { secure } = request;
      request.res?.clearCookie(cookieName(request, SESSION_COOKIES[kind]), { httpOnly: true, sameSite: 'lax', secure });
    },
    endOthers: (trx, subject) => endSessions(trx, kind, subject, id()),
  };
}

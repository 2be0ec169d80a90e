import type { City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Request } from 'express';
import type { Actor } from './actor.ts';
import type { Context } from './definition.ts';
import { knownDevice } from './known-device.ts';

declare module 'express-session' {
  interface SessionData {
    /** Id of the account or operator. */
    subject: string;
    cityId: string;
    /** Time of the sign-in, milliseconds. */
    since: number;
    /** The member of the family for whom the resident acts. */
    actsFor?: string;
  }
}

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
export function sessionOf(request: Request, city: City): Context<Actor>['session'] {
  const { session } = request;
  return {
    ...knownDevice(request, city),
    async signIn(id) {
      await settle((done) => session.regenerate(done));
      request.session.subject = id;
      request.session.cityId = city.id;
      request.session.since = city.clock.now().getTime();
      await settle((done) => request.session.save(done));
    },
    // in the row, if it is still there: a session that is saved whole would come back to life
    async actFor(memberId) {
      const actsFor = JSON.stringify(memberId === null ? {} : { actsFor: memberId });
      const changed = await city
        .knex('resident_sessions')
        .where('sid', request.sessionID)
        .update({ sess: city.knex.raw("((sess::jsonb - 'actsFor') || ?::jsonb)::json", [actsFor]) });
      if (changed === 0) throw new CardError('NOT_SIGNED_IN');
    },
    signOut: () => settle((done) => session.destroy(done)),
    async endOthers(trx, id) {
      for (const table of ['resident_sessions', 'operator_sessions']) {
        await trx(table).whereRaw("sess->>'subject' = ?", [id]).whereNot('sid', request.sessionID).delete();
      }
    },
  };
}

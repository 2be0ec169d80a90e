import type { City } from '@karta/db';
import type { Request } from 'express';
import type { Actor } from './actor.ts';
import type { Context } from './definition.ts';

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

/** Sign-in and sign-out on the session of a request. */
export function sessionOf(request: Request, city: City): Context<Actor>['session'] {
  const { session } = request;
  const settle = (act: (done: (error: unknown) => void) => void): Promise<void> =>
    new Promise((resolve, reject) => act((error) => (error ? reject(error) : resolve())));
  return {
    async signIn(id) {
      await settle((done) => session.regenerate(done));
      request.session.subject = id;
      request.session.cityId = city.id;
      request.session.since = city.clock.now().getTime();
      await settle((done) => request.session.save(done));
    },
    async actFor(memberId) {
      if (memberId === null) delete request.session.actsFor;
      else request.session.actsFor = memberId;
      await settle((done) => request.session.save(done));
    },
    signOut: () => settle((done) => session.destroy(done)),
    async endOthers(trx, id) {
      for (const table of ['resident_sessions', 'operator_sessions']) {
        await trx(table).whereRaw("sess->>'subject' = ?", [id]).whereNot('sid', request.sessionID).delete();
      }
    },
  };
}

import type { City } from '@karta/db';
import { hashToken } from '@karta/services';
import type { Request } from 'express';
import type { Actor } from './actor.ts';
import type { Context, PasswordHolder } from './definition.ts';
import { settled } from './settled-session.ts';

/** So long the password counts until the second factor is shown. */
const PASSWORD_COUNTS_MS = 10 * 60_000;

type AwaitedFactor = Pick<
  Context<Actor>['session'],
  'awaitFactor' | 'awaited' | 'keepChallenge' | 'takeChallenge' | 'origin'
>;

/** The session between the password and the second factor. */
export function awaitedFactor(request: Request, city: City): AwaitedFactor {
  return {
    async awaitFactor({ id, passwordHash }) {
      await settled((done) => request.session.regenerate(done));
      const since = city.clock.now().getTime();
      request.session.awaited = { subject: id, cityId: city.id, since, passwordMark: markOf(passwordHash) };
      await settled((done) => request.session.save(done));
    },
    awaited() {
      const { awaited } = request.session;
      if (awaited?.cityId !== city.id) return undefined;
      if (city.clock.now().getTime() - awaited.since > PASSWORD_COUNTS_MS) return undefined;
      const { subject, passwordMark } = awaited;
      return {
        subject,
        isPasswordOf: ({ id, passwordHash }: PasswordHolder) => id === subject && markOf(passwordHash) === passwordMark,
      };
    },
    async keepChallenge(challenge) {
      request.session.challenge = challenge;
      await settled((done) => request.session.save(done));
    },
    async takeChallenge() {
      const { challenge } = request.session;
      if (challenge === undefined) return undefined;
      delete request.session.challenge;
      await settled((done) => request.session.save(done));
      return challenge;
    },
    origin: () => request.get('origin') ?? '',
  };
}

/** Tells one password's hash from another, and lets nobody try passwords at it. */
function markOf(passwordHash: string): string {
  return hashToken(passwordHash).toString('hex');
}

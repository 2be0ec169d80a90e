import type { City } from '@karta/db';
import { CardError, type SessionKind } from '@karta/domain';
import { isPasswordRight } from '@karta/services';
import type { GuestActor } from './actor.ts';
import type { Context } from './definition.ts';
import { noteWrongProof } from './session-traces.ts';

interface Guessed {
  kind: SessionKind;
  /** What was typed, in small letters. */
  email: string;
  /** Whose address it is, if anybody's. */
  of: { id: string; passwordHash: string } | undefined;
  password: string;
}

/**
 * One guess at a password; true when it is right. Guesses are counted by person and by address, so that nobody tries on; who
 * comes from a device on which this person has signed in before has a count of their own, so that strangers lock nobody out.
 * @throws CardError TOO_MANY_REQUESTS
 */
export async function isRightGuess(
  { city, throttle, session, actor }: Pick<Context<GuestActor>, 'city' | 'throttle' | 'session' | 'actor'>,
  { kind, email, of, password }: Guessed,
): Promise<boolean> {
  const isKnown = of !== undefined && (await session.isKnownDevice(kind, of.id));
  const person = `${kind}:${email}${isKnown ? ':known' : ''}`;
  if (!isKnown) await throttle.take('sign-in-address', actor.address);
  await throttle.take('sign-in-person', person);
  if (!(await isPasswordRight(of?.passwordHash, password)) || !of) {
    await noteWrongProof(city, kind, of?.id, 'password');
    return false;
  }
  await throttle.forget('sign-in-person', person);
  if (!isKnown) await throttle.giveBack('sign-in-address', actor.address);
  return true;
}

/**
 * Looks once more after the session is there: whoever changes the password ends the sessions that there are, and one that was
 * being made meanwhile ends itself. @throws CardError WRONG_CREDENTIALS
 */
export async function refuseOvertaken(
  { knex }: City,
  session: Context<GuestActor>['session'],
  table: 'accounts' | 'operators' | 'partner_people',
  { id, passwordHash }: { id: string; passwordHash: string },
): Promise<void> {
  if (await knex(table).where({ id, passwordHash }).first('id')) return;
  await session.signOut();
  throw new CardError('WRONG_CREDENTIALS');
}

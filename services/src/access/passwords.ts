import { hash, verify } from '@node-rs/argon2';
import { CardError } from '@karta/domain';
import { passwordWeakness } from './password-strength.ts';
import { TurnTaker } from '../turn-taker.ts';

/** argon2id with the parameters of OWASP's cheat sheet: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Hashing takes threads that serve files as well: two at a time leave the others free. */
const turns = new TurnTaker(2, 40);

let decoy: Promise<string> | undefined;

/**
 * Hashes a new password, unless it is easy to guess.
 * @param known what is known of the person and the town: names, address, year of birth
 * @throws CardError PASSWORD_TOO_COMMON with the reason, TEMPORARILY_UNAVAILABLE
 */
export async function hashPassword(password: string, known: readonly string[]): Promise<string> {
  const reason = await turns.take(() => passwordWeakness(password, known));
  if (reason) throw new CardError('PASSWORD_TOO_COMMON', { reason });
  return turns.take(() => hash(password, OPTIONS));
}

/** Hashes the PIN of a device, which locks itself after a few wrong ones. @throws CardError TEMPORARILY_UNAVAILABLE */
export const hashPin = (pin: string): Promise<string> => turns.take(() => hash(pin, OPTIONS));

/**
 * True when the password is right. Without a hash the same work is done, so that time tells nothing of who exists.
 * @throws CardError TEMPORARILY_UNAVAILABLE
 */
export async function isPasswordRight(passwordHash: string | undefined, password: string): Promise<boolean> {
  decoy ??= hash('no such account', OPTIONS);
  const known = passwordHash ?? (await decoy);
  const isRight = await turns.take(() => verify(known, password));
  return isRight && passwordHash !== undefined;
}

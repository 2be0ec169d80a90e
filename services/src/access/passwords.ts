import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { hash, verify } from '@node-rs/argon2';
import { CardError } from '@karta/domain';
import { TurnTaker } from '../turn-taker.ts';

/** argon2id with the parameters of OWASP's cheat sheet: 19 MiB, two passes, one lane. */
const OPTIONS = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

/** Words that appear in every list of leaked passwords or that anybody would try here first. */
const COMMON = readFileSync(join(import.meta.dirname, 'common-passwords.txt'), 'utf8')
  .trim()
  .split('\n');

/** Hashing takes threads that serve files as well: two at a time leave the others free. */
const turns = new TurnTaker(2, 40);

let decoy: Promise<string> | undefined;

/** Hashes a new password after the check of the most common ones. @throws CardError PASSWORD_TOO_COMMON, TEMPORARILY_UNAVAILABLE */
export async function hashPassword(password: string): Promise<string> {
  const plain = password.toLowerCase();
  const rest = COMMON.reduce((text, word) => text.replaceAll(word, ''), plain);
  if (new Set(plain).size < 5 || rest.replace(/[\d\W_]/g, '').length < 3) throw new CardError('PASSWORD_TOO_COMMON');
  return turns.take(() => hash(password, OPTIONS));
}

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

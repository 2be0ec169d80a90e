import { PhoneCode, type City } from '@karta/db';
import type { Knex } from 'knex';

const GUESSES = 5;

interface Asked {
  accountId: string;
  phone: string;
  now: Date;
}

/** The newest code of an account's number, held for this transaction; undefined where it is old or guessed at too often. */
export async function liveCodeOf(trx: Knex, { accountId, phone, now }: Asked): Promise<PhoneCode | undefined> {
  const newest = await PhoneCode.query(trx).where({ accountId, phone }).orderBy('sentAt', 'desc').forUpdate().first();
  return newest && newest.expiresAt > now && newest.wrongGuesses < GUESSES ? newest : undefined;
}

/** What is kept of a code: keyed by the city, since six digits are guessed from any plain hash. */
export function hashOfCode({ vault }: City, codeId: string, code: string): Promise<Buffer> {
  return vault.blindIndex('phone-code', `${codeId}:${code}`);
}

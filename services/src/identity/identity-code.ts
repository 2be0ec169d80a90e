import { createHash, randomInt, timingSafeEqual } from 'node:crypto';
import { Card, IdentityCode, Resident } from '@karta/db';
import { CardError, typedCardNumber } from '@karta/domain';
import type { Knex } from 'knex';

/** Without letters and digits that are mistaken for each other on paper. */
const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ23456789';
const LENGTH = 8;
const VALID_MS = 30 * 86_400_000;
const GUESSES = 5;

/** A new code for the known holder; what is kept is its hash. Null where one was made before: it is told once. */
export async function newIdentityCode(trx: Knex, applicationId: string, sentAt: Date): Promise<string | null> {
  const code = Array.from({ length: LENGTH }, () => LETTERS.charAt(randomInt(LETTERS.length))).join('');
  const expiresAt = new Date(sentAt.getTime() + VALID_MS);
  const made: unknown[] = await trx('identity_codes')
    .insert({ applicationId, codeHash: hash(code), sentAt, expiresAt })
    .onConflict('application_id')
    .ignore()
    .returning('application_id');
  return made.length > 0 ? `${code.slice(0, 4)}-${code.slice(4)}` : null;
}

/**
 * Does this person hold a card of the entry and the code that went to its known address? A wrong guess is counted; the
 * transaction is to be committed also then.
 * @returns null, or why not
 */
export async function refusalOfCode(
  trx: Knex,
  { applicationId, entry, now }: { applicationId: string; entry: Resident; now: Date },
  typed: { cardNumber: string; code: string },
): Promise<CardError | null> {
  const sent = await IdentityCode.query(trx).findById(applicationId).forUpdate();
  if (!sent || sent.expiresAt <= now || sent.wrongGuesses >= GUESSES) return new CardError('IDENTITY_CODE_SPENT');
  const cards = await Card.query(trx).where({ residentId: entry.id }).whereNot('state', 'spoiled').select('number');
  const isNumberRight = cards.some(({ number }) => typedCardNumber(number) === typedCardNumber(typed.cardNumber));
  if (isNumberRight && timingSafeEqual(hash(typedCardNumber(typed.code)), sent.codeHash)) return null;
  await IdentityCode.query(trx)
    .findById(applicationId)
    .patch({ wrongGuesses: sent.wrongGuesses + 1 });
  return new CardError('IDENTITY_CODE_WRONG', {}, [{ path: 'code', code: 'IDENTITY_CODE_WRONG' }]);
}

const hash = (code: string): Buffer => createHash('sha256').update(code).digest();

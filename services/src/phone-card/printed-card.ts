import { createHash } from 'node:crypto';
import { findFile, type Card, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import { PHOTO_HASH_BYTES, printedCode, printedToSign, verifyPrintedCode } from '@karta/domain/phone-card';
import type { Knex } from 'knex';
import { cardsOfNumber } from '../cards/find-card.ts';
import { cityKeys, signed, signingKey } from './city-signature.ts';

const hashOf = (photo: Uint8Array): Uint8Array =>
  new Uint8Array(createHash('sha256').update(photo).digest().subarray(0, PHOTO_HASH_BYTES));

/** What is printed on a card as its QR code: its number and a hash of its photo, signed by the city. */
export async function signedCodeOf(
  city: City,
  { number }: Pick<Card, 'number'>,
  photo: Uint8Array | undefined,
): Promise<string> {
  const key = await signingKey(city, 'card-print');
  const issuedAt = Math.floor(city.clock.now().getTime() / 1000);
  const parts = printedToSign(key.id, { number, issuedAt, photo: photo && hashOf(photo) });
  return printedCode(parts, signed(parts.bytes, key));
}

/**
 * The card that a printed code names: of several with one number the newest that was begun before the code was printed, so that
 * the plastic of before never passes for the new one. @throws CardError CARD_CODE_WRONG for a code that this city has not printed
 */
export async function cardOfPrinted(knex: Knex, city: City, code: string): Promise<Card | undefined> {
  const verdict = await verifyPrintedCode(code, await cityKeys(city, 'card-print'));
  if (!verdict.isValid) throw new CardError('CARD_CODE_WRONG');
  const cards = await cardsOfNumber(knex, verdict.number);
  const begunBefore = cards
    .filter(({ createdAt }) => createdAt.getTime() < (verdict.issuedAt + 1) * 1000)
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return begunBefore[0] ?? cards[0];
}

/** Whether another photo was printed beside the code than the record of the card has now: one of both was swapped. */
export async function isOtherPhoto(city: City, code: string, { photoFileId }: Card): Promise<boolean> {
  const verdict = await verifyPrintedCode(code, await cityKeys(city, 'card-print'));
  const file = photoFileId === null ? undefined : await findFile(city.knex, city.vault, photoFileId);
  if (!verdict.isValid || !verdict.photo || !file) return false;
  return !Buffer.from(verdict.photo).equals(hashOf(file.content));
}

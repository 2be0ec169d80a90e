import type { Card, City } from '@karta/db';
import { CardError, type ErrorCode } from '@karta/domain';
import { verifyCardCode, type CodeRefusal } from '@karta/domain/phone-card';
import type { Knex } from 'knex';
import { findCard } from '../cards/find-card.ts';
import { cityKeys } from './city-signature.ts';

const REFUSALS: Readonly<Record<CodeRefusal, ErrorCode>> = {
  malformed: 'CARD_CODE_WRONG',
  'unknown-key': 'CARD_CODE_WRONG',
  forged: 'CARD_CODE_WRONG',
  expired: 'CARD_CODE_EXPIRED',
  stale: 'CARD_CODE_STALE',
};

/** The card whose code was scanned now. @throws CardError CARD_CODE_WRONG, CARD_CODE_EXPIRED, CARD_CODE_STALE for a picture */
export async function cardOfCode(knex: Knex, city: City, code: string): Promise<Card | undefined> {
  const verdict = await verifyCardCode(code, await cityKeys(city), city.clock.now().getTime() / 1000);
  if (!verdict.isValid) throw new CardError(REFUSALS[verdict.why]);
  return findCard(knex, city, { number: verdict.number });
}

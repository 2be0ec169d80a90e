import type { Card, City } from '@karta/db';
import { CardError, type ErrorCode } from '@karta/domain';
import { isPrintedCode, verifyCardCode, type CodeRefusal } from '@karta/domain/phone-card';
import type { Knex } from 'knex';
import { findCard } from '../cards/find-card.ts';
import { cityKeys } from './city-signature.ts';
import { cardOfPrinted } from './printed-card.ts';

const REFUSALS: Readonly<Record<CodeRefusal, ErrorCode>> = {
  malformed: 'CARD_CODE_WRONG',
  'unknown-key': 'CARD_CODE_WRONG',
  forged: 'CARD_CODE_WRONG',
  expired: 'CARD_CODE_EXPIRED',
  stale: 'CARD_CODE_STALE',
};

/** Whether the phone whose chain ends there was cut off; offline its certificate holds until it ends by itself. */
async function isCutOff(knex: Knex, anchor: Uint8Array): Promise<boolean> {
  const of = knex('card_anchors').join('card_devices', 'card_devices.id', 'card_anchors.device_id');
  const ended = of.where('card_anchors.anchor', Buffer.from(anchor)).whereNotNull('card_devices.ended_at');
  return (await ended.first('card_devices.id')) !== undefined;
}

/** The card whose code was scanned now, of the plastic or of a phone that was not cut off. @throws CardError CARD_CODE_WRONG, CARD_CODE_EXPIRED, CARD_CODE_STALE for a picture */
export async function cardOfCode(knex: Knex, city: City, code: string): Promise<Card | undefined> {
  if (isPrintedCode(code)) return cardOfPrinted(knex, city, code);
  const verdict = await verifyCardCode(code, await cityKeys(city), city.clock.now().getTime() / 1000);
  if (!verdict.isValid) throw new CardError(REFUSALS[verdict.why]);
  if (await isCutOff(knex, verdict.anchor)) throw new CardError('CARD_CODE_EXPIRED');
  return findCard(knex, city, { number: verdict.number });
}

import type { CardLookup } from '@karta/contracts';
import type { Card, City } from '@karta/db';
import { CardError } from '@karta/domain';
import { cardOfCode, findCard, isKnownToPartners } from '@karta/services';
import type { Knex } from 'knex';
import type { Throttle } from './throttle.ts';

/** The card that a partner means; `asking`: the partner, or its person, whose misses are counted. Who tries numbers, chips or codes in a row is stopped. @throws CardError NOT_FOUND */
export async function lookedUp(
  knex: Knex,
  { city, asking, throttle }: { city: City; asking: string; throttle: Throttle },
  lookup: CardLookup,
): Promise<Card> {
  await throttle.take('partner-miss', asking);
  const card = 'code' in lookup ? await cardOfCode(knex, city, lookup.code) : await findCard(knex, city, lookup);
  if (!isKnownToPartners(card)) throw new CardError('NOT_FOUND');
  await throttle.giveBack('partner-miss', asking);
  return card;
}

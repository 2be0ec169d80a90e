import { Card, type City } from '@karta/db';
import { foldText, typedCardNumber } from '@karta/domain';
import type { Knex } from 'knex';
import { NEVER_HANDED_OVER } from './kept-number.ts';

/** The card of a printed number or of a chip, as partners and readers name it; of several with one number the one in use. */
export async function findCard(
  knex: Knex,
  city: City,
  lookup: { readonly number: string } | { readonly uid: string },
): Promise<Card | undefined> {
  if ('number' in lookup) return (await cardsOfNumber(knex, lookup.number))[0];
  return Card.query(knex).findOne({ uidIndex: await city.vault.blindIndex('chip-uid', lookup.uid) });
}

/** What partners never learn of: an unknown card and one that was never handed out look the same. */
export const isKnownToPartners = (card: Card | undefined): card is Card =>
  card !== undefined && !['in-production', 'spoiled'].includes(card.state);

/** The cards that have this number: those that were handed over first, the newest before the others. */
export const cardsOfNumber = async (knex: Knex, number: string): Promise<Card[]> =>
  Card.query(knex)
    .whereRaw('km_fold(number) = ?', [foldText(typedCardNumber(number))])
    .orderByRaw('(state = any(?)), created_at desc, id', [[...NEVER_HANDED_OVER]]);

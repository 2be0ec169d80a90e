import { Card, type City } from '@karta/db';
import { foldText, typedCardNumber } from '@karta/domain';
import type { Knex } from 'knex';

/** The card of a printed number or of a chip, as partners and readers name it. */
export async function findCard(
  knex: Knex,
  city: City,
  lookup: { readonly number: string } | { readonly uid: string },
): Promise<Card | undefined> {
  if ('number' in lookup)
    return Card.query(knex)
      .whereRaw('km_fold(number) = ?', [foldText(typedCardNumber(lookup.number))])
      .first();
  return Card.query(knex).findOne({ uidIndex: await city.vault.blindIndex('chip-uid', lookup.uid) });
}

/** What partners never learn of: an unknown card and one that was never handed out look the same. */
export const isKnownToPartners = (card: Card | undefined): card is Card =>
  card !== undefined && !['in-production', 'spoiled'].includes(card.state);

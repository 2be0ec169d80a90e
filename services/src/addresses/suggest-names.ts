import { foldText } from '@karta/domain';
import type { Knex } from 'knex';

const MOST = 12;
const escaped = (text: string): string => foldText(text).replaceAll(/[\\%_]/g, (sign) => `\\${sign}`);

/** Official names for what is typed of a place, or of a street of `place`. */
export function suggestNames(
  knex: Knex,
  { of, text, place }: { of: 'place' | 'street'; text: string; place: string },
): Promise<string[]> {
  return of === 'place' ? suggestPlaces(knex, text) : suggestStreets(knex, place, text);
}

/** Names of places that begin so. */
async function suggestPlaces(knex: Knex, text: string): Promise<string[]> {
  const sought = escaped(text);
  if (sought === '') return [];
  const found = knex('address_names').where({ streetCode: '' }).whereLike('placeFold', `${sought}%`);
  const rows: { place: string }[] = await found.distinct('place').orderBy('place').limit(MOST);
  return rows.map(({ place }) => place);
}

/** Names of streets of a place that have the text in them. */
async function suggestStreets(knex: Knex, place: string, text: string): Promise<string[]> {
  const found = knex('address_names')
    .whereNot({ streetCode: '' })
    .where({ placeFold: foldText(place) })
    .whereLike('streetFold', `%${escaped(text)}%`);
  const rows: { street: string }[] = await found.distinct('street').orderBy('street').limit(MOST);
  return rows.map(({ street }) => street);
}

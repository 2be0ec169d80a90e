import { Reader, type City } from '@karta/db';
import { cardTableFor, type MadeTable } from '../status-list/card-table.ts';
import { tableKeyOf } from './table-key.ts';

/** The cards of the town as this reader finds them without a connection; no file where it has the very same table. */
export async function readerTable(city: City, id: string, known: string | undefined): Promise<MadeTable | undefined> {
  const reader = await Reader.query(city.knex).findById(id).throwIfNotFound();
  const tableKey = await tableKeyOf(city, reader);
  if (!tableKey) return undefined;
  const { partnerId, shows } = reader;
  return cardTableFor(city, { tableKey, partnerId, showsReliefs: shows.includes('reliefs') }, known);
}

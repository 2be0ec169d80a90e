import type { City } from '@karta/db';
import type { Knex } from 'knex';
import type { FileParts } from '../imports/read-csv.ts';
import { placesOf, streetsOf, type AddressName } from './read-teryt.ts';

const AT_ONCE = 1000;

/**
 * Takes the places and streets of TERYT over for a town, from the official files SIMC and ULIC; what they no longer have goes.
 * All of it or nothing. Returns how many there are.
 */
export async function importTeryt(
  city: City,
  simc: FileParts,
  ulic: FileParts,
): Promise<{ places: number; streets: number }> {
  return city.knex.transaction(async (trx) => {
    await trx('address_names').delete();
    const places = new Map<string, string>();
    for await (const batch of inBatches(placesOf(simc))) {
      for (const { placeCode, place } of batch) places.set(placeCode, place);
      await insert(trx, batch);
    }
    let streets = 0;
    for await (const batch of inBatches(streetsOf(ulic, places))) streets += await insert(trx, batch);
    return { places: places.size, streets };
  });
}

/** A street that runs through parts of a place stands in the file more than once. */
async function insert(trx: Knex, names: readonly AddressName[]): Promise<number> {
  const rows: unknown[] = await trx('address_names')
    .insert([...names])
    .onConflict(['place_code', 'street_code'])
    .ignore()
    .returning('street_code');
  return rows.length;
}

async function* inBatches(names: AsyncIterable<AddressName>): AsyncGenerator<AddressName[]> {
  let batch: AddressName[] = [];
  for await (const name of names) {
    batch.push(name);
    if (batch.length < AT_ONCE) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}

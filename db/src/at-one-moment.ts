import type { City } from './city-store.ts';

/** Reads a city as it is at one moment: several queries fit together, whatever commits between them. */
export function atOneMoment<Read>(city: City, read: (city: City) => Promise<Read>): Promise<Read> {
  return city.knex.transaction((trx) => read({ ...city, knex: trx }), {
    isolationLevel: 'repeatable read',
    readOnly: true,
  });
}

import type { Configuration } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import { CATALOGUE_NAMES, DEFAULT_SETTINGS, SETTING_KEYS } from '@karta/domain';
import type { Knex } from 'knex';
import { readCatalogue } from '../catalogues/read-catalogue.ts';

/** How the town is set up: settings that differ from the defaults, and the rows of its catalogues; no secret, no resident's data. */
export async function readConfiguration(trx: Knex, { name, clock }: City): Promise<Configuration> {
  const all = await readSettings(trx);
  const own = SETTING_KEYS.filter((key) => JSON.stringify(all[key]) !== JSON.stringify(DEFAULT_SETTINGS[key]));
  const catalogues: Configuration['catalogues'] = {};
  for (const each of CATALOGUE_NAMES) {
    const { rows } = await readCatalogue(trx, each);
    catalogues[each] = rows.map(({ key, isClosed, values }) => ({ key, isClosed, values }));
  }
  return {
    format: 1,
    city: name,
    at: clock.now().toISOString(),
    settings: Object.fromEntries(own.map((key) => [key, all[key]])),
    catalogues,
  };
}

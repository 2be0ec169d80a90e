import type { Configuration } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import { CATALOGUE_NAMES, DEFAULT_SETTINGS, SETTING_KEYS } from '@karta/domain';
import type { Knex } from 'knex';
import { readCatalogue } from '../catalogues/read-catalogue.ts';
import { FILE_PARTS } from './file-parts.ts';

/**
 * How the town is set up: settings that differ from the defaults, rows of its catalogues, arms, the card’s design, forms, texts and letters; no
 * secret, no resident's data.
 */
export async function readConfiguration(trx: Knex, city: City): Promise<Configuration> {
  const { name, clock } = city;
  const { arms, cardDesign, forms, texts, letters, ownLetters } = FILE_PARTS;
  const all = await readSettings(trx);
  const own = SETTING_KEYS.filter((key) => JSON.stringify(all[key]) !== JSON.stringify(DEFAULT_SETTINGS[key]));
  const catalogues: Configuration['catalogues'] = {};
  for (const each of CATALOGUE_NAMES) {
    const { rows } = await readCatalogue(trx, each);
    catalogues[each] = rows.map(({ key, isClosed, values }) => ({ key, isClosed, values }));
  }
  return {
    format: 2,
    city: name,
    at: clock.now().toISOString(),
    settings: Object.fromEntries(own.map((key) => [key, all[key]])),
    catalogues,
    arms: await arms.read(trx, city),
    cardDesign: await cardDesign.read(trx, city),
    forms: (await forms.read(trx, city)) ?? [],
    texts: (await texts.read(trx, city)) ?? [],
    letters: (await letters.read(trx, city)) ?? [],
    ownLetters: (await ownLetters.read(trx, city)) ?? [],
  };
}

import type { CatalogueRow, Configuration, ConfigurationChange } from '@karta/contracts';
import { readSettings, type City } from '@karta/db';
import { catalogueOf, CATALOGUE_NAMES, DEFAULT_SETTINGS, fitsSetting, rowMistakes, SETTING_KEYS } from '@karta/domain';
import type { Knex } from 'knex';
import { readCatalogue } from '../catalogues/read-catalogue.ts';
import { partOf, PART_NAMES } from './file-parts.ts';
import { isSame } from './is-same.ts';

type Values = CatalogueRow['values'];

/**
 * What an import of the file would change. Settings and letters that the file does not name go back to the default, as the file
 * names all that differ; rows, forms and texts that it does not name stay. A part that a file of an older release lacks stays.
 */
export async function compareConfiguration(trx: Knex, city: City, file: Configuration): Promise<ConfigurationChange[]> {
  const changes = [...(await settingChanges(trx, file)), ...(await rowChanges(trx, file))];
  for (const where of PART_NAMES) {
    const part = file[where];
    if (part === undefined) continue;
    const compared = await partOf(where).compare(trx, city, part);
    changes.push(...compared.map((change) => ({ where, ...change, problem: null })));
  }
  return changes;
}

async function settingChanges(trx: Knex, { settings }: Configuration): Promise<ConfigurationChange[]> {
  const now: Readonly<Record<string, unknown>> = await readSettings(trx);
  const unknown = Object.keys(settings).filter((key) => !(SETTING_KEYS as readonly string[]).includes(key));
  const known = SETTING_KEYS.filter((key) => !isSame(now[key], settings[key] ?? DEFAULT_SETTINGS[key])).map((key) => {
    const to = settings[key] ?? DEFAULT_SETTINGS[key];
    return { key, from: now[key], to, problem: fitsSetting(key, to) ? null : 'WRONG' };
  });
  return [...known, ...unknown.map((key) => ({ key, from: null, to: settings[key], problem: 'UNKNOWN' }))].map(
    (change) => ({ where: 'settings', name: change.key, ...change }),
  );
}

async function rowChanges(trx: Knex, { catalogues }: Configuration): Promise<ConfigurationChange[]> {
  const changes: ConfigurationChange[] = [];
  for (const where of CATALOGUE_NAMES) {
    const { rows } = await readCatalogue(trx, where);
    const catalogue = catalogueOf(where);
    for (const { key, isClosed, values } of catalogues[where] ?? []) {
      const found = rows.find((row) => row.key === key);
      // what a file of an older release does not know is empty
      const empty = Object.fromEntries(Object.keys(catalogue.fields).map((field) => [field, null]));
      const to = { ...empty, ...(values as Values), isClosed };
      const from = found ? { ...found.values, isClosed: found.isClosed } : null;
      if (isSame(from, to)) continue;
      const mistakes = rowMistakes(catalogue, values as Values);
      const name = String(values[catalogue.name] ?? key);
      changes.push({
        where,
        key,
        name,
        from,
        to,
        problem: mistakes[0] ? `${mistakes[0].path}: ${mistakes[0].code}` : null,
      });
    }
  }
  return changes;
}

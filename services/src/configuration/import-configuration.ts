import type { CatalogueRow, Configuration, ConfigurationChange } from '@karta/contracts';
import { CardError, type CatalogueName } from '@karta/domain';
import type { Knex } from 'knex';
import { addRow, changeRow } from '../catalogues/change-catalogue.ts';
import { readCatalogue } from '../catalogues/read-catalogue.ts';
import type { Doer } from '../doer.ts';
import { changeSetting, storedSetting } from '../settings/change-setting.ts';
import { compareConfiguration } from './compare-configuration.ts';

/** Rows that others name come first. */
const ORDER: readonly CatalogueName[] = ['pickup-points', 'packages', 'partners'];

/**
 * Sets a town up as the file says, all of it or nothing; each change leaves its own row in the history. Returns what it
 * changed. @throws CardError VALIDATION for a file with something that does not fit
 */
export async function importConfiguration(trx: Knex, file: Configuration, by: Doer): Promise<ConfigurationChange[]> {
  const changes = await compareConfiguration(trx, file);
  const wrong = changes.filter(({ problem }) => problem !== null);
  if (wrong.length > 0)
    throw new CardError(
      'VALIDATION',
      {},
      wrong.map(({ where, key }) => ({ path: `${where}.${key}`, code: 'WRONG' })),
    );
  const places = [...new Set(changes.map(({ where }) => where))].toSorted(
    (one, other) => placeOf(one) - placeOf(other),
  );
  for (const place of places) {
    const own = changes.filter(({ where }) => where === place);
    if (place === 'settings') for (const { key, to } of own) await setTo(trx, key, to, by);
    else for (const change of own) await enterRow(trx, place as CatalogueName, change, by);
  }
  return changes;
}

const placeOf = (where: string): number => {
  const place = ORDER.indexOf(where as CatalogueName);
  return place < 0 ? ORDER.length : place;
};

async function setTo(trx: Knex, key: string, value: unknown, by: Doer): Promise<void> {
  const { version } = await storedSetting(trx, key);
  await changeSetting(trx, { key, value, version }, by);
}

async function enterRow(trx: Knex, name: CatalogueName, { key, to }: ConfigurationChange, by: Doer): Promise<void> {
  const { isClosed, ...values } = to as CatalogueRow['values'];
  const find = async () => (await readCatalogue(trx, name)).rows.find((row) => row.key === key);
  if (!(await find())) await addRow(trx, name, { key, values }, by, { keepsKey: true });
  const row = await find();
  if (row && (row.isClosed !== isClosed || JSON.stringify(row.values) !== JSON.stringify(values)))
    await changeRow(trx, name, key, { version: row.version, values, isClosed: isClosed === true }, by);
}

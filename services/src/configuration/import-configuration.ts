import type { CatalogueRow, Configuration, ConfigurationChange } from '@karta/contracts';
import { CardError, type CatalogueName } from '@karta/domain';
import type { Knex } from 'knex';
import { addRow, changeRow } from '../catalogues/change-catalogue.ts';
import { readCatalogue } from '../catalogues/read-catalogue.ts';
import type { Doer } from '../doer.ts';
import { changeSetting, storedSetting } from '../settings/change-setting.ts';
import { compareConfiguration } from './compare-configuration.ts';

/** Rows that others name come first. */
const FIRST = ['settings', 'pickup-points', 'packages', 'partners'];
const placeOf = (where: string): number => (FIRST.includes(where) ? FIRST.indexOf(where) : FIRST.length);

/**
 * Sets a town up as the file says, all of it or nothing; each change leaves its own row in the history. Returns what it
 * changed. @throws CardError VALIDATION for a file with something that does not fit
 */
export async function importConfiguration(trx: Knex, file: Configuration, by: Doer): Promise<ConfigurationChange[]> {
  const changes = await makeChanges(trx, file, by);
  const wrong = changes.filter(({ problem }) => problem !== null);
  if (wrong.length > 0) {
    const fields = wrong.map(({ where, key }) => ({ path: `${where}.${key}`, code: 'WRONG' }));
    throw new CardError('VALIDATION', {}, fields);
  }
  return changes;
}

/** What an import would change, and what would be refused: it is done, and all of it undone. */
export async function previewConfiguration(knex: Knex, file: Configuration, by: Doer): Promise<ConfigurationChange[]> {
  const trx = await knex.transaction();
  try {
    return await makeChanges(trx, file, by);
  } finally {
    await trx.rollback();
  }
}

/** Makes one change after another; one that is refused is undone alone, and says why. */
async function makeChanges(trx: Knex, file: Configuration, by: Doer): Promise<ConfigurationChange[]> {
  const changes = await compareConfiguration(trx, file);
  const ordered = changes.toSorted((one, other) => placeOf(one.where) - placeOf(other.where));
  const made: ConfigurationChange[] = [];
  for (const change of ordered) {
    const problem = change.problem ?? (await refusalOf(trx, change, by));
    made.push({ ...change, problem });
  }
  return made;
}

async function refusalOf(trx: Knex, change: ConfigurationChange, by: Doer): Promise<string | null> {
  const { where, key, to } = change;
  try {
    await trx.transaction((step) =>
      where === 'settings' ? setTo(step, key, to, by) : enterRow(step, where as CatalogueName, change, by),
    );
    return null;
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
    const [field] = error.fields;
    return field ? `${field.path}: ${field.code}` : error.code;
  }
}

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

import type { CatalogueRow, Configuration, ConfigurationChange } from '@karta/contracts';
import type { City } from '@karta/db';
import { CardError, catalogueOf, CATALOGUE_NAMES, type CatalogueName } from '@karta/domain';
import type { Knex } from 'knex';
import { addRow, changeRow } from '../catalogues/change-catalogue.ts';
import { readCatalogue } from '../catalogues/read-catalogue.ts';
import type { Doer } from '../doer.ts';
import { changeSetting, storedSetting } from '../settings/change-setting.ts';
import { compareConfiguration } from './compare-configuration.ts';
import { partOf, PART_NAMES, type PartName } from './file-parts.ts';
import { isSame } from './is-same.ts';

/** Rows that others name come first, forms and texts last. */
const FIRST = ['settings', 'pickup-points', 'packages', 'partners'];
const isPart = (where: string): where is PartName => (PART_NAMES as readonly string[]).includes(where);
const placeOf = (where: string): number => {
  if (isPart(where)) return FIRST.length + 1 + PART_NAMES.indexOf(where);
  return FIRST.includes(where) ? FIRST.indexOf(where) : FIRST.length;
};

/** A row that names another one of its own catalogue comes after it. */
function namesOwnKind({ where, to }: ConfigurationChange): boolean {
  if (!(CATALOGUE_NAMES as readonly string[]).includes(where)) return false;
  const { fields } = catalogueOf(where as CatalogueName);
  const values = to as CatalogueRow['values'];
  return Object.entries(fields).some(([path, field]) => field.kind === 'row' && field.of === where && values[path]);
}

/**
 * Sets a town up as the file says, all of it or nothing; each change leaves its own row in the history. Returns what it
 * changed. @throws CardError VALIDATION for a file with something that does not fit
 */
export async function importConfiguration(
  trx: Knex,
  city: City,
  file: Configuration,
  by: Doer,
): Promise<ConfigurationChange[]> {
  const changes = await makeChanges(trx, city, file, by);
  const wrong = changes.filter(({ problem }) => problem !== null);
  if (wrong.length > 0) {
    throw new CardError('VALIDATION', {}, wrong.map(placeOfProblem));
  }
  return changes;
}

/** What an import would change, and what would be refused: it is done, and all of it undone. */
export async function previewConfiguration(city: City, file: Configuration, by: Doer): Promise<ConfigurationChange[]> {
  const trx = await city.knex.transaction();
  try {
    return await makeChanges(trx, city, file, by);
  } finally {
    await trx.rollback();
  }
}

/** Makes one change after another; one that is refused is undone alone, and says why. */
async function makeChanges(trx: Knex, city: City, file: Configuration, by: Doer): Promise<ConfigurationChange[]> {
  const changes = await compareConfiguration(trx, city, file);
  const ordered = changes.toSorted(
    (one, other) =>
      placeOf(one.where) - placeOf(other.where) || Number(namesOwnKind(one)) - Number(namesOwnKind(other)),
  );
  const made: ConfigurationChange[] = [];
  for (const change of ordered) {
    const problem = change.problem ?? (await refusalOf(trx, city, change, by));
    made.push({ ...change, problem });
  }
  return made;
}

async function refusalOf(trx: Knex, city: City, change: ConfigurationChange, by: Doer): Promise<string | null> {
  const { where, key, to } = change;
  try {
    await trx.transaction((step) => {
      if (isPart(where)) return partOf(where).enter(step, city, change, by);
      return where === 'settings' ? setTo(step, key, to, by) : enterRow(step, where as CatalogueName, change, by);
    });
    return null;
  } catch (error) {
    if (!(error instanceof CardError)) throw error;
    const [field] = error.fields;
    return field ? `${field.path}: ${field.code}` : error.code;
  }
}

/** `letters.card-ready/sms/pl.text` with its code. */
function placeOfProblem({ where, key, problem }: ConfigurationChange): { path: string; code: string } {
  const [path, code] = problem?.split(': ') ?? [];
  return code === undefined
    ? { path: `${where}.${key}`, code: path ?? 'WRONG' }
    : { path: `${where}.${key}.${path}`, code };
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
  if (row && (row.isClosed !== isClosed || !isSame(row.values, values)))
    await changeRow(trx, name, key, { version: row.version, values, isClosed: isClosed === true }, by);
}

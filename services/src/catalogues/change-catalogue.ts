import { randomUUID } from 'node:crypto';
import type { CatalogueChange, CatalogueRow, NewCatalogueRow } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import {
  CardError,
  catalogueOf,
  rowMistakes,
  type Catalogue,
  type CatalogueFieldKind,
  type CatalogueName,
} from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { lockRow, withKey } from './read-catalogue.ts';
import { refuseChain } from './refuse-chain.ts';

type Values = CatalogueRow['values'];

/** Adds a row; returns its key, which `keepsKey` takes from elsewhere. @throws CardError VALIDATION with the field, CODE_TAKEN */
export async function addRow(
  trx: Knex,
  name: CatalogueName,
  row: NewCatalogueRow,
  by: Doer,
  { keepsKey = false } = {},
): Promise<string> {
  const catalogue = catalogueOf(name);
  const values = await checked(trx, catalogue, row.values);
  const key = catalogue.key === 'id' && !keepsKey ? randomUUID() : row.key;
  if (key === null || (catalogue.key === 'id' && !isId(key)))
    throw new CardError('VALIDATION', {}, [{ path: 'key', code: 'MISSING' }]);
  if (await withKey(trx(catalogue.table), catalogue, key).first(catalogue.key)) throw new CardError('CODE_TAKEN');
  await refuseTaken(trx, catalogue, key, values);
  await refuseChain(trx, name, key, values);
  await trx(catalogue.table).insert({ [catalogue.key]: key, ...values });
  await note(trx, name, key, { from: null, to: values }, by);
  return key;
}

/**
 * Gives a row these values; what is closed is offered no more, and stays where it is named.
 * @throws CardError NOT_FOUND, CHANGED_MEANWHILE where somebody else was faster, VALIDATION with the field, CODE_TAKEN
 */
export async function changeRow(
  trx: Knex,
  name: CatalogueName,
  key: string,
  change: CatalogueChange,
  by: Doer,
): Promise<void> {
  const catalogue = catalogueOf(name);
  const before = await lockRow(trx, catalogue, key);
  if (before.version !== change.version) throw new CardError('CHANGED_MEANWHILE');
  const values = await checked(trx, catalogue, change.values);
  await refuseChain(trx, name, key, values);
  await refuseTaken(trx, catalogue, key, values);
  const { closing } = catalogue;
  if (change.isClosed && !closing) throw new CardError('VALIDATION', {}, [{ path: 'isClosed', code: 'WRONG' }]);
  const closed = closing && { [closing.column]: change.isClosed === closing.isClosedWhen };
  await withKey(trx(catalogue.table), catalogue, key).update({ ...values, ...closed, version: before.version + 1 });
  const said = (row: { isClosed: boolean; values: Values }): Values => ({
    ...row.values,
    ...(closing && { isClosed: row.isClosed }),
  });
  await note(trx, name, key, { from: said(before), to: said({ isClosed: change.isClosed, values }) }, by);
}

/** Deletes a row that nothing names. @throws CardError NOT_FOUND, ROW_IN_USE */
export async function removeRow(trx: Knex, name: CatalogueName, key: string, by: Doer): Promise<void> {
  const catalogue = catalogueOf(name);
  const before = await lockRow(trx, catalogue, key);
  if (before.isUsed) throw new CardError('ROW_IN_USE');
  await withKey(trx(catalogue.table), catalogue, key).delete();
  await note(trx, name, key, { from: before.values, to: null }, by);
}

/** The values as they are stored: known fields alone, texts without their edges. */
async function checked(trx: Knex, catalogue: Catalogue, given: Values): Promise<Values> {
  const known = Object.entries(catalogue.fields).map(
    ([path, field]) =>
      [path, field.kind === 'row' && given[path] === '' ? null : tidy(given[path] ?? firstOf(field))] as const,
  );
  const values: Values = Object.fromEntries(known);
  const wrong = rowMistakes(catalogue, values);
  for (const [path, field] of Object.entries(catalogue.fields)) {
    if (field.kind !== 'row' || values[path] === null || wrong.some((each) => each.path === path)) continue;
    const other = catalogueOf(field.of as CatalogueName);
    const found = await withKey(trx(other.table), other, String(values[path])).first(other.key);
    if (!found) wrong.push({ path, code: 'MISSING' });
  }
  const { validFrom, validUntil, publishedAt, publishedUntil } = values;
  if (isBefore(validUntil, validFrom)) wrong.push({ path: 'validUntil', code: 'TOO_EARLY' });
  if (isBefore(publishedUntil, publishedAt) || (publishedUntil && publishedUntil === publishedAt))
    wrong.push({ path: 'publishedUntil', code: 'TOO_EARLY' });
  if (wrong.length > 0) throw new CardError('VALIDATION', {}, wrong);
  return values;
}

/** What a field has that a request, or a file of another time, says nothing of. */
const firstOf = (field: CatalogueFieldKind): Values[string] =>
  field.kind === 'choices' && field.first ? [...field.first] : null;

const isId = (key: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(key);

const isBefore = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && one < other;

const tidy = (value: Values[string]): Values[string] => {
  if (Array.isArray(value)) return value.map((each) => each.trim()).filter((each) => each !== '');
  return typeof value === 'string' ? value.trim() : value;
};

/** No two rows have one key, or are called the same; discounts are called the same only at different partners. */
async function refuseTaken(trx: Knex, catalogue: Catalogue, key: string, values: Values): Promise<void> {
  const { table, name, fields } = catalogue;
  const same = trx(table).where({
    [name]: values[name],
    ...('partnerId' in fields && { partnerId: values['partnerId'] }),
  });
  const other = await same.whereRaw(`${table}.${catalogue.key}::text <> ?`, [key]).first(catalogue.key);
  if (other) throw new CardError('CODE_TAKEN', {}, [{ path: name, code: 'CODE_TAKEN' }]);
}

async function note(
  trx: Knex,
  name: CatalogueName,
  key: string,
  facts: { from: Values | null; to: Values | null },
  by: Doer,
): Promise<void> {
  const subject = { subjectKind: 'catalogue', subjectId: `${name}/${key}` };
  await writeAudit(trx, { ...actorOf(by), act: 'catalogue.change', ...subject, facts });
}

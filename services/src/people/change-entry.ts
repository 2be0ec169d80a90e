import { Account, Resident, type City } from '@karta/db';
import { CardError, type ChangedField, type EntryValues } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { keepChange, type ChangedValues, type ChangeOrigin } from './entry-changes.ts';
import { columnsOfEntry, openEntry } from './open-entry.ts';

/** What an entry is to hold afterwards; what is not named stays. */
export type WantedEntry = Partial<EntryValues> & { readonly photoFileId?: string };

/**
 * The only writer of an entry's values: writes what differs, with the change in the history (000-22), and counts the version.
 * The caller has locked the row and leaves the audit row. Returns the names of the changed fields.
 * @throws CardError PESEL_TAKEN
 */
export async function changeEntry(
  trx: Knex,
  city: City,
  resident: Resident,
  wanted: WantedEntry,
  origin: ChangeOrigin,
  by: Doer,
): Promise<ChangedField[]> {
  const known = { ...(await openEntry(city, resident)), photoFileId: resident.photoFileId ?? '' };
  const fields = (Object.keys(wanted) as ChangedField[]).filter((field) => wanted[field] !== known[field]);
  if (fields.length === 0) return [];
  const after = pick({ ...known, ...wanted }, fields);
  await writeValues(trx, city, resident, after, by.now);
  await keepChange(trx, city, resident, { before: pick(known, fields), after }, origin, by);
  await renameAccount(trx, resident.accountId, after);
  return fields;
}

const pick = (values: Readonly<Record<ChangedField, string>>, fields: readonly ChangedField[]): ChangedValues =>
  Object.fromEntries(fields.map((field) => [field, values[field]]));

async function writeValues(
  trx: Knex,
  city: City,
  resident: Resident,
  { photoFileId, ...values }: ChangedValues,
  now: Date,
): Promise<void> {
  const columns: Record<string, unknown> = {
    ...(await columnsOfEntry(city, resident, values)),
    ...(photoFileId !== undefined && { photoFileId: photoFileId === '' ? null : photoFileId }),
  };
  await requireFreePesel(trx, columns['peselIndex'], resident.id);
  await Resident.query(trx)
    .findById(resident.id)
    .patch({ ...columns, version: resident.version + 1, updatedAt: now });
}

/** @throws CardError PESEL_TAKEN: somebody else's entry has this number */
export async function requireFreePesel(trx: Knex, peselIndex: unknown, ownId: string): Promise<void> {
  if (!Buffer.isBuffer(peselIndex)) return;
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`pesel:${peselIndex.toString('hex')}`]);
  const other = await Resident.query(trx).findOne({ peselIndex }).whereNot({ id: ownId }).select('id');
  if (other) throw new CardError('PESEL_TAKEN', {}, [{ path: 'pesel', code: 'PESEL_TAKEN' }]);
}

async function renameAccount(trx: Knex, accountId: string | null, after: ChangedValues): Promise<void> {
  const { firstName, lastName } = after;
  const names = { ...(firstName !== undefined && { firstName }), ...(lastName !== undefined && { lastName }) };
  if (accountId && Object.keys(names).length > 0) await Account.query(trx).findById(accountId).patch(names);
}

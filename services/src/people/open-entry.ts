import type { City, Resident } from '@karta/db';
import {
  ENTRY_FIELD_NAMES,
  isSealedEntryField,
  parsePesel,
  type EntryField,
  type EntryValues,
  type SealedEntryField,
} from '@karta/domain';

/** Columns of the sealed fields, by which they are opened. */
const COLUMNS: Readonly<Record<SealedEntryField, string>> = {
  pesel: 'pesel',
  idCard: 'id_card',
  passport: 'passport',
};
const INDEXES = { pesel: 'peselIndex', idCard: 'idCardIndex', passport: 'passportIndex' } as const;
const INDEX_KINDS = { pesel: 'pesel', idCard: 'id-card', passport: 'passport' } as const;

/** All fields of an entry in clear; '' where there is nothing. The sex is what the PESEL says where nobody wrote it down. */
export async function openEntry(
  { vault, clock }: City,
  resident: Resident,
  keyId: string = resident.keyId,
): Promise<EntryValues> {
  const opened = ENTRY_FIELD_NAMES.map(async (field): Promise<[EntryField, string]> => {
    const value = resident[field];
    if (!isSealedEntryField(field)) return [field, typeof value === 'string' ? value : ''];
    const place = { table: 'residents', row: resident.id, column: COLUMNS[field] };
    return [field, Buffer.isBuffer(value) ? await vault.openText(keyId, place, value) : ''];
  });
  const values = Object.fromEntries(await Promise.all(opened)) as EntryValues;
  if (values.sex !== '') return values;
  const said = parsePesel(values.pesel, clock.today());
  return said.ok ? { ...values, sex: said.sex } : values;
}

/** Fields as columns of an entry: sealed ones under the key with their blind index, nothing as the register keeps nothing. */
export async function columnsOfEntry(
  { vault }: City,
  { id, keyId }: { readonly id: string; readonly keyId: string },
  values: Readonly<Partial<EntryValues>>,
): Promise<Record<string, unknown>> {
  const columns = Object.entries(values).map(async ([name, text]) => {
    const field = name as EntryField;
    if (!isSealedEntryField(field)) return [[field, text === '' && NULL_WHERE_EMPTY.includes(field) ? null : text]];
    const place = { table: 'residents', row: id, column: COLUMNS[field] };
    return [
      [field, text === '' ? null : await vault.seal(keyId, place, text)],
      [INDEXES[field], text === '' ? null : await vault.blindIndex(INDEX_KINDS[field], text)],
    ];
  });
  return Object.fromEntries((await Promise.all(columns)).flat());
}

const NULL_WHERE_EMPTY: readonly EntryField[] = ['noPeselReason', 'birthDate', 'sex', 'email', 'phone'];

/** The entry with this number; `undefined` where there is none. Numbers are found whole alone. */
export async function indexOfNumber({ vault }: City, field: SealedEntryField, number: string): Promise<Buffer> {
  return vault.blindIndex(INDEX_KINDS[field], number);
}

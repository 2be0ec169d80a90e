import { Account, type Application, type City, type Resident } from '@karta/db';
import { clearFieldsOf, SEALED_FIELDS, type ApplicantField, type SealedField } from '@karta/domain';
import type { Knex } from 'knex';
import { openAnswers } from '../forms/sealed-answers.ts';

/** A row with sealed fields, the table in which it stands, and the key that they are sealed with. */
export interface SealedRow {
  readonly table: 'applications' | 'residents';
  readonly row: string;
  readonly keyId: string;
}

/** The sealed fields for a row; null where there is nothing. */
export async function sealFields(
  { vault }: City,
  { keyId, ...place }: SealedRow,
  values: Readonly<Record<SealedField, string>>,
): Promise<Record<SealedField, Buffer | null>> {
  const sealed = SEALED_FIELDS.map(async (field) => {
    const value = values[field];
    return [field, value === '' ? null : await vault.seal(keyId, { ...place, column: field }, value)];
  });
  return Object.fromEntries(await Promise.all(sealed));
}

/** The sealed fields of a row in clear; empty where there is nothing. */
export async function openFields(
  { vault }: City,
  { keyId, ...place }: SealedRow,
  row: Readonly<Record<SealedField, Buffer | null>>,
): Promise<Record<SealedField, string>> {
  const opened = SEALED_FIELDS.map(async (field) => {
    const value = row[field];
    return [field, value === null ? '' : await vault.openText(keyId, { ...place, column: field }, value)];
  });
  return Object.fromEntries(await Promise.all(opened));
}

/** All fields of an application in clear: sealed ones are under the key of its account. */
export async function openApplicant(
  trx: Knex,
  city: City,
  application: Application,
): Promise<Record<ApplicantField, string>> {
  const { id, accountId } = application;
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  return {
    ...clearFieldsOf(application),
    ...(await openFields(city, { table: 'applications', row: id, keyId }, application)),
  };
}

/** An application without its sealed fields where its key does not open them: they were changed past the product. */
export async function readablePart(trx: Knex, city: City, application: Application): Promise<Application> {
  try {
    await openApplicant(trx, city, application);
    await openAnswers(trx, city, application);
    return application;
  } catch {
    const none = Object.fromEntries(SEALED_FIELDS.map((field) => [field, null]));
    return Object.assign(application.$clone(), none, { answers: null, filed: null });
  }
}

/** All fields of a register entry in clear; empty where the register has none. */
export async function openResident(city: City, resident: Resident): Promise<Record<ApplicantField, string | null>> {
  const { id, keyId } = resident;
  return { ...clearFieldsOf(resident), ...(await openFields(city, { table: 'residents', row: id, keyId }, resident)) };
}

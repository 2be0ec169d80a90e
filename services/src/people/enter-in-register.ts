import { randomUUID } from 'node:crypto';
import { Account, Application, FamilyMember, Resident, writeAudit, type City } from '@karta/db';
import { asInRegister } from '@karta/domain';
import type { Knex } from 'knex';
import { requireAsSubmitted } from '../applications/submission.ts';
import type { Doer } from '../doer.ts';
import { requireIdentity } from '../identity/identity-of.ts';
import { moveEntry } from '../identity/move-entry.ts';
import { changeEntry } from './change-entry.ts';
import { keepChange } from './entry-changes.ts';
import { openEntry } from './open-entry.ts';
import { openFields, sealFields } from './sealed-fields.ts';

/**
 * Enters the approved applicant in the register of residents, or brings the entry up to date; once per application (T11).
 * An entry of another account, or of none, is touched only when a person has decided that it is the applicant's.
 * Returns the id of the entry.
 * @throws CardError IDENTITY_NOT_PROVEN, SUBMISSION_CHANGED
 */
export async function enterInRegister(trx: Knex, city: City, application: Application, by: Doer): Promise<string> {
  if (application.residentId) return application.residentId;
  const { id, peselIndex } = application;
  if (peselIndex) await Resident.query(trx).findOne({ peselIndex }).forUpdate();
  await requireAsSubmitted(trx, city, id);
  const { question } = await requireIdentity(trx, application);
  const known = peselIndex ? await Resident.query(trx).findOne({ peselIndex }) : undefined;
  if (known && question !== null) await moveEntry(trx, city, known, application.accountId);
  const residentId = known
    ? await update(trx, city, known.id, application, by)
    : await insert(trx, city, application, by);
  await Application.query(trx).findById(id).patch({ residentId });
  // whoever looks after this person finds the entry by the family
  await FamilyMember.query(trx)
    .where({ accountId: application.accountId })
    .whereNull('residentId')
    .patch({ residentId });
  await writeAudit(trx, {
    actorKind: by.kind,
    actorId: by.id,
    act: known ? 'resident.update' : 'resident.enter',
    subjectKind: 'resident',
    subjectId: residentId,
    facts: { applicationId: id },
  });
  return residentId;
}

const personOf = (application: Application) => ({
  ...asInRegister(application),
  birthDate: application.birthDate,
  photoFileId: application.photoFileId,
});

async function update(trx: Knex, city: City, id: string, application: Application, by: Doer): Promise<string> {
  // anew: an entry that was moved to this account is sealed under its key
  const known = await Resident.query(trx).findById(id).throwIfNotFound();
  const wanted = Object.entries(personOf(application)).map(([field, value]) => [field, value ?? '']);
  const origin = { source: 'application', applicationId: application.id } as const;
  await changeEntry(trx, city, known, Object.fromEntries(wanted), origin, by);
  return id;
}

async function insert(trx: Knex, city: City, application: Application, by: Doer): Promise<string> {
  const id = randomUUID();
  const { accountId, peselIndex } = application;
  const { keyId } = await Account.query(trx).findById(accountId).select('keyId').throwIfNotFound();
  const sealed = await openFields(city, { table: 'applications', row: application.id, keyId }, application);
  await Resident.query(trx).insert({
    id,
    accountId,
    keyId,
    peselIndex,
    ...personOf(application),
    ...(await sealFields(city, { table: 'residents', row: id, keyId }, sealed)),
  });
  const entered = await Resident.query(trx).findById(id).throwIfNotFound();
  const values = { ...(await openEntry(city, entered)), photoFileId: entered.photoFileId ?? '' };
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
  const origin = { source: 'application', applicationId: application.id } as const;
  await keepChange(trx, city, entered, { before: null, after: given }, origin, by);
  return id;
}

import { randomUUID } from 'node:crypto';
import { Account, Application, Resident, writeAudit, type City } from '@karta/db';
import { asInRegister } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { openFields, sealFields } from './sealed-fields.ts';

/**
 * Enters the approved applicant in the register of residents, or brings the entry up to date; once per application (T11).
 * Returns the id of the entry.
 */
export async function enterInRegister(trx: Knex, city: City, application: Application, by: Doer): Promise<string> {
  if (application.residentId) return application.residentId;
  const { id, peselIndex } = application;
  const known = peselIndex ? await Resident.query(trx).findOne({ peselIndex }) : undefined;
  const residentId = known ? await update(trx, known, application, by) : await insert(trx, city, application);
  await Application.query(trx).findById(id).patch({ residentId });
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

async function update(trx: Knex, known: Resident, application: Application, { now }: Doer): Promise<string> {
  const accountId = known.accountId ?? application.accountId;
  await Resident.query(trx)
    .findById(known.id)
    .patch({ ...personOf(application), accountId, updatedAt: now });
  return known.id;
}

async function insert(trx: Knex, city: City, application: Application): Promise<string> {
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
  return id;
}

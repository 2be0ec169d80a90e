import { randomUUID } from 'node:crypto';
import { Application, Resident, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { getApplication } from './get-application.ts';

/** Enters the approved applicant in the register of residents, or brings the entry up to date; once per application (T11). */
export const enterInRegister: ActivityFactory<'enter-in-register'> =
  (deps) =>
  async ({ cityId, caseId, workflowId }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const application = await getApplication(trx, caseId);
      if (application.residentId) return { residentId: application.residentId };
      const known = application.peselIndex
        ? await Resident.query(trx).findOne({ peselIndex: application.peselIndex })
        : undefined;
      const residentId = known ? await update(trx, known, application) : await insert(trx, city, application);
      await Application.query(trx).findById(caseId).patch({ residentId });
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: known ? 'resident.update' : 'resident.enter' },
        ...{ subjectKind: 'resident', subjectId: residentId },
        facts: { applicationId: caseId },
      });
      return { residentId };
    });
  };

function personOf(application: Application) {
  const { firstName, lastName, birthDate, email, street, houseNumber, flatNumber, postalCode, place, photoFileId } =
    application;
  const phone = application.phone || null;
  return {
    firstName,
    lastName,
    birthDate,
    email,
    phone,
    street,
    houseNumber,
    flatNumber,
    postalCode,
    place,
    photoFileId,
  };
}

async function update(trx: Knex, known: Resident, application: Application): Promise<string> {
  const accountId = known.accountId ?? application.accountId;
  await Resident.query(trx)
    .findById(known.id)
    .patch({ ...personOf(application), accountId, updatedAt: new Date() });
  return known.id;
}

async function insert(trx: Knex, city: City, application: Application): Promise<string> {
  const id = randomUUID();
  const { accountId, peselIndex } = application;
  const { keyId } = await trx('accounts').where('id', accountId).first('keyId');
  const pesel = application.pesel
    ? await city.vault.open(keyId, { table: 'applications', row: application.id, column: 'pesel' }, application.pesel)
    : undefined;
  await Resident.query(trx).insert({
    ...{ id, accountId, keyId, peselIndex, ...personOf(application) },
    pesel: pesel ? await city.vault.seal(keyId, { table: 'residents', row: id, column: 'pesel' }, pesel) : null,
  });
  return id;
}

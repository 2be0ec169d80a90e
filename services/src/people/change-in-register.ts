import { Card, Resident, writeAudit, type Application, type City } from '@karta/db';
import {
  applicantField,
  asInRegister,
  CardError,
  CLEAR_FIELDS,
  type ApplicantField,
  type ClearField,
} from '@karta/domain';
import type { Knex } from 'knex';
import { requireAsSubmitted } from '../applications/submission.ts';
import { actorOf, type Doer } from '../doer.ts';
import { requireIdentity } from '../identity/identity-of.ts';
import { changeEntry } from './change-entry.ts';

type Changed = ClearField | 'photoFileId';

/**
 * Takes the approved values of a change of data over into the register, once for a key (T11, 000-22); the proposed values
 * lived in the application until now. Returns whether a card in use still shows the old ones (000-30).
 * @throws CardError SUBMISSION_CHANGED, NOT_IN_REGISTER, IDENTITY_NOT_PROVEN where the entry has become another account's meanwhile
 */
export async function changeInRegister(
  trx: Knex,
  city: City,
  application: Application,
  by: Doer,
  key: string,
): Promise<{ cardOutdated: boolean }> {
  if (application.residentId === null) throw new CardError('NOT_IN_REGISTER');
  await requireAsSubmitted(trx, city, application.id);
  await requireIdentity(trx, application);
  const resident = await Resident.query(trx).findById(application.residentId).forUpdate().throwIfNotFound();
  const known = await findChange(trx, key);
  const changes = changesOf(resident, application);
  const fields = known ?? (Object.keys(changes) as Changed[]);
  if (!known) {
    await changeEntry(trx, city, resident, changes, { source: 'application', applicationId: application.id }, by);
    // The names of the changed fields stand in the audit row, their values nowhere but in the register.
    await writeAudit(trx, {
      ...actorOf(by),
      act: 'resident.change',
      subjectKind: 'resident',
      subjectId: resident.id,
      facts: { applicationId: application.id, key, fields },
    });
  }
  return { cardOutdated: await isOutdated(trx, resident.id, fields) };
}

function changesOf(resident: Resident, application: Application): Partial<Record<Changed, string>> {
  const proposed = asInRegister(application);
  const { photoFileId } = application;
  // The register may keep nothing as an empty text or as null.
  const differing = CLEAR_FIELDS.filter((field) => (proposed[field] ?? '') !== (resident[field] ?? ''));
  return {
    ...Object.fromEntries(differing.map((field) => [field, proposed[field] ?? ''])),
    ...(photoFileId !== null && photoFileId !== resident.photoFileId && { photoFileId }),
  };
}

async function findChange(trx: Knex, key: string): Promise<Changed[] | undefined> {
  const row = await trx('audit').where('act', 'resident.change').whereRaw("facts->>'key' = ?", [key]).first('facts');
  return row?.facts.fields;
}

const isPrinted = (field: Changed): boolean =>
  field === 'photoFileId' || applicantField(field satisfies ApplicantField).isPrinted === true;

async function isOutdated(trx: Knex, residentId: string, fields: readonly Changed[]): Promise<boolean> {
  if (!fields.some(isPrinted)) return false;
  const plastic = Card.query(trx).where({ residentId, carrier: 'physical' }).whereIn('state', ['active', 'blocked']);
  return (await plastic.resultSize()) > 0;
}

import { Account, Card, Resident, readSettings, writeAudit, type Application, type City } from '@karta/db';
import { termEnd } from '@karta/domain';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { endOfDay } from './end-of-day.ts';
import { getApplication } from './get-application.ts';

/** What a holder may change by an application; the proposed values lived in the application until now (T11, 000-22). */
const FIELDS = [
  ...([
    'firstName',
    'lastName',
    'street',
    'houseNumber',
    'flatNumber',
    'postalCode',
    'place',
    'email',
    'phone',
  ] as const),
];
/** What is printed: a card that shows another name or face is out of date (000-30). */
const PRINTED = ['firstName', 'lastName', 'photoFileId'];

/** Takes the approved values over into the register, once; says whether the card still shows the old ones. */
export const applyDataChange: ActivityFactory<'apply-data-change'> =
  (deps) =>
  async ({ cityId, caseId, workflowId, key }) => {
    const city = deps.cityOf(cityId);
    return city.knex.transaction(async (trx) => {
      const application = await getApplication(trx, caseId);
      const { residentId } = application;
      if (residentId === null) throw ApplicationFailure.nonRetryable('not in the register', 'NOT_IN_REGISTER');
      const resident = await Resident.query(trx).findById(residentId).forUpdate().throwIfNotFound();
      const known = await findChange(trx, key);
      const fields = known ?? Object.keys(changesOf(resident, application));
      if (!known) await take(trx, city, resident, application, { workflowId, key, fields });
      return { cardOutdated: await isOutdated(trx, resident.id, fields), offerUntil: await offerEnd(trx, city) };
    });
  };

function changesOf(resident: Resident, application: Application): Partial<Resident> {
  const { photoFileId } = application;
  const differing = FIELDS.filter((field) => (application[field] || '') !== (resident[field] ?? ''));
  const changes = Object.fromEntries(differing.map((field) => [field, application[field]]));
  return { ...changes, ...(photoFileId !== null && photoFileId !== resident.photoFileId && { photoFileId }) };
}

/** The names of the changed fields stand in the audit row, their values nowhere but in the register. */
async function take(
  trx: Knex,
  city: City,
  resident: Resident,
  application: Application,
  { workflowId, key, fields }: { workflowId: string; key: string; fields: string[] },
): Promise<void> {
  const changes = changesOf(resident, application);
  await Resident.query(trx)
    .findById(resident.id)
    .patch({ ...changes, updatedAt: city.clock.now() });
  const { firstName, lastName } = application;
  if (resident.accountId) await Account.query(trx).findById(resident.accountId).patch({ firstName, lastName });
  await writeAudit(trx, {
    ...{ actorKind: 'process', actorId: workflowId, act: 'resident.change' },
    ...{ subjectKind: 'resident', subjectId: resident.id },
    facts: { applicationId: application.id, key, fields },
  });
}

async function findChange(trx: Knex, key: string): Promise<string[] | undefined> {
  const row = await trx('audit').where('act', 'resident.change').whereRaw("facts->>'key' = ?", [key]).first('facts');
  return row?.facts.fields;
}

async function isOutdated(trx: Knex, residentId: string, fields: readonly string[]): Promise<boolean> {
  if (!fields.some((field) => PRINTED.includes(field))) return false;
  const plastic = Card.query(trx).where({ residentId, carrier: 'physical' }).whereIn('state', ['active', 'blocked']);
  return (await plastic.resultSize()) > 0;
}

async function offerEnd(trx: Knex, city: City): Promise<string> {
  const { reprintOfferDays } = await readSettings(trx);
  return endOfDay(termEnd(city.clock.today(), reprintOfferDays), city.zone);
}

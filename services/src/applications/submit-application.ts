import { Account, Application, putInOutbox, readSettings, termsOfType, type City } from '@karta/db';
import { APPLICATION_KINDS, CardError, termEnd, type CivilDate } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { askToConfirmPhone } from '../accounts/ask-phone-code.ts';
import { askToConfirmEmail } from '../accounts/confirm-email.ts';
import { requireRoomForFiling } from '../accounts/quotas.ts';
import type { Doer } from '../doer.ts';
import { askSecondGuardian } from '../guardians/ask-second-guardian.ts';
import { cardInUse, objectOf, startVariables } from './application-types.ts';
import { canFile, unavailable } from './availability.ts';
import { changeApplication } from './change-application.ts';
import { checkCompleteness, type CheckedApplication } from './completeness.ts';
import { earlierDuplicates } from './earlier-duplicates.ts';
import { sealSubmission } from './submission.ts';

/**
 * Sends a draft: checks the rules, stores it and puts the start of its process in the outbox, in the caller's transaction.
 * The terms run from the day on which it came: today, or for paper the day of its receipt.
 * @throws CardError
 */
export async function submitApplication(
  trx: Knex,
  city: City,
  application: Application,
  by: Doer,
  receivedOn: CivilDate = city.clock.today(),
): Promise<void> {
  const { accountId, type, state } = application;
  if (state !== 'draft') throw new CardError('APPLICATION_NOT_EDITABLE');
  await requireRoomForFiling(trx, city, accountId);
  const isAllowed = await canFile(trx, city, accountId, { type, object: objectOf(application) });
  if (!isAllowed) throw unavailable(type);
  const checked = await checkCompleteness(trx, city, application);
  await file(trx, city, application, { ...checked, decisionDue: await dueOf(trx, application, receivedOn) }, by).catch(
    explainDuplicate,
  );
  await sealSubmission(trx, city, application.id, 'submitted', by);
  const account = await Account.query(trx).findById(accountId).throwIfNotFound();
  await askToConfirmEmail(trx, city, account, application.email);
  await askSecondGuardian(trx, city, await Application.query(trx).findById(application.id).throwIfNotFound(), by);
  if (application.phone) await askToConfirmPhone(trx, city, account, application.phone);
}

async function dueOf(trx: Knex, { type }: Application, receivedOn: CivilDate): Promise<CivilDate> {
  const { decisionDays } = termsOfType(await readSettings(trx), type);
  return termEnd(receivedOn, decisionDays);
}

async function file(
  trx: Knex,
  city: City,
  application: Application,
  checked: CheckedApplication,
  by: Doer,
): Promise<void> {
  const { id, accountId } = application;
  const processKey = APPLICATION_KINDS[application.type].process;
  const workflowId = workflowIdOf(city.id, processKey, id);
  const columns = { ...checked, object: objectOf(application), workflowId };
  await changeApplication(trx, application, 'submit', by, { columns, event: { key: 'submitted' } });
  const earlier = await earlierDuplicates(trx, application);
  const sent = await Application.query(trx).findById(id).throwIfNotFound();
  const cardId = sent.details.cardId ?? (await cardInUse(trx, accountId))?.id ?? null;
  const variables = startVariables(sent, { earlierDuplicates: earlier, cardId });
  await putInOutbox(trx, {
    kind: 'start-process',
    workflowId,
    payload: { processKey, caseId: id, variables },
  });
}

/** The database has the last word on "one open application of a type for one person". */
function explainDuplicate(error: unknown): never {
  const isDuplicate = (error as { constraint?: string }).constraint === 'applications_one_open';
  throw isDuplicate ? new CardError('APPLICATION_ALREADY_OPEN') : error;
}

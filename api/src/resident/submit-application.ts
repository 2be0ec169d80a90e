import { Id, SubmittedApplication } from '@karta/contracts';
import { Application, putInOutbox, readSettings, termsOfType, type City } from '@karta/db';
import { CardError, termEnd } from '@karta/domain';
import { changeApplication } from '@karta/services';
import { workflowIdOf } from '@karta/workflows';
import type { Knex } from 'knex';
import * as z from 'zod';
import { residentRoute } from '../http/definition.ts';
import { TYPE_RULES, cardInUse, checkDetails, objectOf, startVariables } from './application-types.ts';
import { unavailable } from './applications.ts';
import { canFile } from './availability.ts';
import { checkCompleteness, type CheckedApplication } from './completeness.ts';
import { getOwnApplication } from './application-view.ts';

/** Sends a draft: checks the rules, stores it and puts the start of its process in the outbox, in one transaction. */
export const submitApplication = residentRoute({
  method: 'post',
  path: '/resident/applications/:id/submit',
  params: z.object({ id: Id }),
  once: true,
  answer: SubmittedApplication,
  async handle({ params }, { city, actor, trx }) {
    // A twin under another key waits here and then finds the application sent.
    await trx('applications').where('id', params.id).forUpdate().select('id');
    const application = await getOwnApplication(trx, actor.accountId, params.id);
    if (application.state !== 'draft') throw new CardError('APPLICATION_NOT_EDITABLE');
    const { type } = application;
    await checkDetails(trx, actor.accountId, application);
    const isAllowed = await canFile(trx, city, actor.accountId, { type, object: objectOf(application) });
    if (!isAllowed) throw unavailable(type);
    const checked = await checkCompleteness(trx, city, application, actor.keyId);
    await file(trx, city, application, checked).catch(explainDuplicate);
    return { id: application.id, number: application.number, state: 'submitted' as const };
  },
});

async function file(trx: Knex, city: City, application: Application, checked: CheckedApplication): Promise<void> {
  const { id, accountId } = application;
  const processKey = TYPE_RULES[application.type].process;
  const workflowId = workflowIdOf(city.id, processKey, id);
  const { decisionDays } = termsOfType(await readSettings(trx), application.type);
  const decisionDue = termEnd(city.clock.today(), decisionDays);
  const columns = { ...checked, object: objectOf(application), workflowId, decisionDue };
  const by = { kind: 'resident', id: accountId, now: city.clock.now() } as const;
  await changeApplication(trx, application, 'submit', by, { columns, event: { key: 'submitted' } });
  const earlier = await Application.query(trx).where({ accountId, type: 'duplicate', state: 'issued' }).resultSize();
  const cardId = application.details.cardId ?? (await cardInUse(trx, accountId))?.id ?? null;
  const variables = startVariables(application, { earlierDuplicates: earlier, cardId });
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

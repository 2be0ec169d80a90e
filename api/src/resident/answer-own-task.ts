import { randomUUID } from 'node:crypto';
import { Application, Decision } from '@karta/db';
import type { ResidentActor } from '../http/actor.ts';
import type { Context } from '../http/definition.ts';
import { findApplicantTask, getOwnApplication } from './application-view.ts';

export interface OwnAnswer {
  /** Which of the applicant's tasks is meant. */
  form: string;
  outcome: string;
  note: string;
}

/**
 * Answers the task that waits for the applicant: the text is stored first, the Update carries its id, and the same key is
 * answered once. Answers false when no such task waits; throws NOT_FOUND for what belongs to somebody else.
 */
export async function answerOwnTask(
  { city, actor, cases }: Pick<Context<ResidentActor>, 'city' | 'actor' | 'cases'>,
  applicationId: string,
  idempotencyKey: string,
  { form, outcome, note }: OwnAnswer,
): Promise<boolean> {
  const application = await getOwnApplication(city.knex, actor.accountId, applicationId);
  const updateId = `resident-${actor.accountId}-${idempotencyKey}`;
  const earlier = await Decision.query(city.knex).findOne({ updateId });
  if (earlier?.recordedAt) return true;
  const task = await findApplicantTask(city.knex, application.id, form);
  if (!task) return false;
  const { id: taskId, workflowId } = task;
  const actsFor = actor.actsFor?.memberId ?? null;
  const told = { taskId, actorId: actor.accountId, actsFor, outcome, note, updateId };
  const stored = await city.knex.transaction(async (trx) => {
    // A twin that came first has stored the answer already.
    await Decision.query(trx)
      .insert({ id: randomUUID(), ...told })
      .onConflict('update_id')
      .ignore();
    if (form === 'complete-application')
      await Application.query(trx).findById(application.id).patch({ completionAnswer: note });
    return Decision.query(trx).findOne({ updateId }).throwIfNotFound();
  });
  await cases.complete(workflowId, { taskId, userId: actor.accountId, outcome, decisionId: stored.id }, updateId);
  return true;
}

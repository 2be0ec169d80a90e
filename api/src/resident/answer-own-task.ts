import { randomUUID } from 'node:crypto';
import { Decision, Task } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
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
 * Answers the task that waits for the applicant: the text is stored with the decision, the Update carries its id, and the
 * same key is answered once; what the case does not accept counts for nothing. Answers false when no such task waits.
 * @throws CardError NOT_FOUND for what belongs to somebody else, IDEMPOTENCY_KEY_REUSED for a key of another answer
 */
export async function answerOwnTask(
  { city, actor, cases }: Pick<Context<ResidentActor>, 'city' | 'actor' | 'cases'>,
  applicationId: string,
  idempotencyKey: string,
  { form, outcome, note }: OwnAnswer,
): Promise<boolean> {
  const application = await getOwnApplication(city.knex, actor.accountId, applicationId);
  const updateId = `resident-${actor.accountId}-${idempotencyKey}`;
  const task = await findApplicantTask(city.knex, application.id, form);
  const earlier = await Decision.query(city.knex).findOne({ updateId });
  // A key that answered an earlier call answers no later one.
  if (earlier && task && earlier.taskId !== task.id) throw new CardError('IDEMPOTENCY_KEY_REUSED');
  if (earlier?.recordedAt) return await repeated(city.knex, earlier, application.id, { form, outcome, note });
  if (!task) return false;
  const { id: taskId, workflowId } = task;
  const actsFor = actor.actsFor?.memberId ?? null;
  const told = { taskId, actorId: actor.accountId, actsFor, outcome, note, updateId };
  // A twin that came first has stored the answer already.
  await Decision.query(city.knex)
    .insert({ id: randomUUID(), ...told })
    .onConflict('update_id')
    .ignore();
  const stored = await Decision.query(city.knex).findOne({ updateId }).throwIfNotFound();
  if (!isSame(stored, { taskId, outcome, note })) throw new CardError('IDEMPOTENCY_KEY_REUSED');
  await cases.complete(workflowId, { taskId, userId: actor.accountId, outcome, decisionId: stored.id }, updateId);
  return true;
}

/** The same answer again is done; another one under the same key is told. */
async function repeated(knex: Knex, earlier: Decision, applicationId: string, answer: OwnAnswer): Promise<true> {
  const { outcome, note, form } = answer;
  const task = await Task.query(knex).findById(earlier.taskId).where({ applicationId, form }).select('id');
  if (!task || !isSame(earlier, { taskId: task.id, outcome, note })) throw new CardError('IDEMPOTENCY_KEY_REUSED');
  return true;
}

const isSame = (stored: Decision, { taskId, outcome, note }: Pick<Decision, 'taskId' | 'outcome' | 'note'>): boolean =>
  stored.taskId === taskId && stored.outcome === outcome && stored.note === note;

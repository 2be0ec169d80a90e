import { randomUUID } from 'node:crypto';
import { TaskAnswer, TaskOutcome } from '@karta/contracts';
import { Application, Decision, Operator, readSettings, termsOfType, type City, type Task } from '@karta/db';
import { CardError, LEAST_COMPLETION_DAYS, addDays, outcomeRule, requireOn } from '@karta/domain';
import { requireAsSubmitted, requireIdentity } from '@karta/services';
import { operatorRoute } from '../http/definition.ts';
import { getStaffTask, withName } from './claim-task.ts';
import { requireSecondPerson } from './second-person.ts';
import { placeTaken } from './stand-in.ts';
import { findNextTask, OfTask } from './task-detail.ts';

/** The clerk decides: the text is stored first, the Update carries its id, the answer comes at once. */
export const completeTask = operatorRoute('task.complete', {
  method: 'post',
  path: '/operator/tasks/:taskId/complete',
  params: OfTask,
  body: TaskAnswer,
  needsIdempotencyKey: true,
  answer: TaskOutcome,
  async handle({ params, body, idempotencyKey }, { city, actor, cases }) {
    const task = await getStaffTask(city, params.taskId);
    const updateId = `operator-${actor.operatorId}-${idempotencyKey}`;
    const known = await Decision.query(city.knex).findOne({ updateId });
    if (known) refuseOtherRequest(known, task, body);
    if (known?.recordedAt) return answer(known.recordedAt);
    requireOn(actor, 'task.complete', task);
    await requireSecondPerson(city, task, actor.operatorId);
    const place = await placeTaken(city, actor, task);
    await requireClaim(city, task, place.inPlaceOf ?? actor.operatorId);
    const dueOn = await checkAnswer(city, task, body);
    const { outcome, note } = body;
    const stored = await storeOnce(city, {
      taskId: task.id,
      actorId: actor.operatorId,
      actsFor: place.inPlaceOf ?? null,
      outcome,
      note,
      dueOn,
      updateId,
    });
    refuseOtherRequest(stored, task, body);
    refuseOtherPlace(stored, place.inPlaceOf);
    const decision = { taskId: task.id, userId: actor.operatorId, ...place, outcome, decisionId: stored.id };
    const decided = await cases.complete(task.workflowId, decision, updateId).catch(async (error: unknown) => {
      throw await withName(city, await whoDecided(city, task, error));
    });
    return answer(new Date(decided.at));

    async function answer(at: Date) {
      const nextTaskId = (await findNextTask(city, actor, task.id))?.id ?? null;
      return { taskId: task.id, outcome: body.outcome, decidedAt: at.toISOString(), nextTaskId };
    }
  },
});

/** Nobody decides what another clerk works on, or what nobody has taken (C-10). A closed task is answered by its case. */
async function requireClaim(city: City, task: Task, holderId: string): Promise<void> {
  if (task.state === 'open') throw new CardError('TASK_NOT_CLAIMED');
  if (task.state === 'claimed' && task.assigneeId !== holderId) {
    const facts = {
      ...(task.assigneeId && { by: task.assigneeId }),
      ...(task.claimedAt && { at: task.claimedAt.toISOString() }),
    };
    throw await withName(city, new CardError('CLAIMED_BY_OTHER', facts));
  }
}

type NewDecision = Pick<Decision, 'taskId' | 'actorId' | 'actsFor' | 'outcome' | 'note' | 'dueOn' | 'updateId'>;

/** Keeps the text under the key of the request; a twin that came first has kept it already. */
async function storeOnce({ knex }: City, row: NewDecision): Promise<Decision> {
  await Decision.query(knex)
    .insert({ id: randomUUID(), ...row })
    .onConflict('update_id')
    .ignore();
  return Decision.query(knex).findOne({ updateId: row.updateId }).throwIfNotFound();
}

/** In whose place is a part of the request: a task that has changed hands meanwhile is decided anew. */
function refuseOtherPlace({ actsFor }: Decision, inPlaceOf: string | undefined): void {
  if (actsFor !== (inPlaceOf ?? null)) throw new CardError('IDEMPOTENCY_KEY_REUSED');
}

function refuseOtherRequest(known: Decision, task: Task, body: TaskAnswer): void {
  const isSame = known.taskId === task.id && known.outcome === body.outcome && known.note === body.note;
  if (!isSame) throw new CardError('IDEMPOTENCY_KEY_REUSED');
}

/** Checks the outcome, its reason and its date; answers the date of a call for completion. */
async function checkAnswer(city: City, task: Task, body: TaskAnswer): Promise<string | null> {
  if (!task.outcomes.includes(body.outcome)) throw new CardError('OUTCOME_UNKNOWN');
  const rule = outcomeRule(body.outcome, task.outcomeRules);
  if (rule.needsReason && body.note === '') {
    throw new CardError('REASON_REQUIRED', {}, [{ path: 'note', code: 'REASON_REQUIRED' }]);
  }
  if (rule.needsIdentity) {
    await requireClearSubmission(city, task);
    await requireEligible(city, task);
  }
  if (body.outcome !== 'call') return null;
  // Where the clerk names no day the process takes the city's, by the type of the application.
  if (!body.dueOn) return null;
  const application = await Application.query(city.knex).findById(task.applicationId ?? task.caseId);
  const { deliveryDays } = termsOfType(await readSettings(city.knex), application?.type ?? '');
  if (body.dueOn < addDays(city.clock.today(), deliveryDays + LEAST_COMPLETION_DAYS)) {
    throw new CardError('COMPLETION_TERM_TOO_SHORT', {}, [{ path: 'dueOn', code: 'COMPLETION_TERM_TOO_SHORT' }]);
  }
  return body.dueOn;
}

/** Nobody gets what they ask for while it is open who they are, or where the records are not what they sent. */
async function requireClearSubmission(city: City, { applicationId }: Task): Promise<void> {
  const application = applicationId === null ? undefined : await Application.query(city.knex).findById(applicationId);
  if (!application) return;
  await requireIdentity(city.knex, application);
  await requireAsSubmitted(city.knex, city, application.id);
}

/** A closed case cannot say who was faster; the record can. */
async function whoDecided(city: City, task: Task, error: unknown): Promise<unknown> {
  if (!(error instanceof CardError) || !['TASK_NOT_OPEN', 'TASK_NOT_FOUND'].includes(error.code)) return error;
  const decision = await Decision.query(city.knex).findOne({ taskId: task.id }).whereNotNull('recordedAt');
  if (!decision?.recordedAt) return error;
  const operator = await Operator.query(city.knex).findById(decision.actorId).select('id');
  return new CardError('ALREADY_DECIDED', { by: operator?.id ?? '', at: decision.recordedAt.toISOString() });
}

/** What the town's table refuses nobody approves past it: whoever sees it otherwise changes the table, or asks for what is missing (B-7). */
async function requireEligible({ knex }: City, { applicationId }: Task): Promise<void> {
  if (applicationId === null) return;
  const application = await Application.query(knex).findById(applicationId).select('eligibility');
  if (application?.eligibility === 'unmet') throw new CardError('ELIGIBILITY_UNMET');
}

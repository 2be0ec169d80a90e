import { type Application, ApplicationEvent, Decision, Task, readSettings, termsOfType, type City } from '@karta/db';
import {
  actTowards,
  addDays,
  civilDateOf,
  completionEnd,
  dueAfterCompletion,
  type ApplicationAction,
  type ApplicationState,
  type Terms,
} from '@karta/domain';
import { changeApplication } from '@karta/services';
import { ApplicationFailure } from '@temporalio/activity';
import type { Knex } from 'knex';
import type { ActivityFactory } from '../deps.ts';
import { endOfDay } from './end-of-day.ts';
import { getApplication } from './get-application.ts';

/** What the applicant is told of a clerk's text, by the state that follows it. */
const TOLD_OUTCOME: Record<string, string> = { 'completion-requested': 'call', rejected: 'reject' };

/** Moves the application and adds a line to its timeline; the same visit of the same element moves it once. */
export const setApplicationState: ActivityFactory<'set-application-state'> =
  (deps) =>
  async ({ cityId, caseId, key, input, workflowId }) => {
    const city = deps.cityOf(cityId);
    const { state, priority, eligibility } = input;
    return city.knex.transaction(async (trx) => {
      const application = await getApplication(trx, caseId);
      const terms = termsOfType(await readSettings(trx), application.type);
      const { lateAnswerCounts } = terms;
      const known = await ApplicationEvent.query(trx).findOne({ applicationId: caseId, key });
      if (known) return { completionDeadline: known.due && endOfDay(known.due, city.zone), lateAnswerCounts };
      const decision = await findDecision(trx, workflowId, TOLD_OUTCOME[state]);
      const due = state === 'completion-requested' ? completionDay(city, terms, decision) : null;
      const note = decision?.note || null;
      const columns = {
        ...(priority !== undefined && { priority }),
        ...(eligibility !== undefined && { eligibility }),
        ...(await moved(trx, city, { application, terms, state })),
      };
      const by = { kind: 'process', id: workflowId, now: city.clock.now() } as const;
      await changeApplication(trx, application, actOf(state), by, { columns, event: { key, note, due } });
      return { completionDeadline: due && endOfDay(due, city.zone), lateAnswerCounts };
    });
  };

/** A diagram names the state; one that nothing leads to is a mistake of the diagram. */
function actOf(state: ApplicationState): ApplicationAction {
  const act = actTowards(state);
  if (!act) throw ApplicationFailure.nonRetryable(`nothing leads to ${state}`, 'STATE_UNKNOWN');
  return act;
}

/** The clerk's last recorded word of that outcome in this case. */
async function findDecision(trx: Knex, workflowId: string, outcome: string | undefined): Promise<Decision | undefined> {
  if (outcome === undefined) return undefined;
  return Decision.query(trx)
    .join('tasks', 'tasks.id', 'decisions.task_id')
    .where('tasks.workflow_id', workflowId)
    .where('decisions.outcome', outcome)
    .whereNotNull('decisions.recorded_at')
    .orderBy('decisions.recorded_at', 'desc')
    .select('decisions.*')
    .first();
}

/** The clerk's date, else the city's number of days, from the day on which the call counts as delivered. */
function completionDay(city: City, { completionDays, deliveryDays }: Terms, decision: Decision | undefined): string {
  return completionEnd(addDays(city.clock.today(), deliveryDays), completionDays, decision?.dueOn);
}

/** An answer moves the day on which the decision is due. */
async function moved(
  trx: Knex,
  city: City,
  { application, terms, state }: { application: Application; terms: Terms; state: string },
): Promise<{ decisionDue?: string }> {
  const { id, decisionDue } = application;
  if (state !== 'completed-by-applicant' || decisionDue === null) return {};
  const asked = await ApplicationEvent.query(trx)
    .where({ applicationId: id, code: 'completion-requested' })
    .orderBy('id', 'desc')
    .first();
  if (!asked) return {};
  // The day of the answer itself, also where the worker comes to it later.
  const answer = await Task.query(trx)
    .where({ applicationId: id, form: 'complete-application', state: 'done' })
    .orderBy('closedAt', 'desc')
    .first();
  const answeredOn = civilDateOf(answer?.closedAt ?? city.clock.now(), city.zone);
  const askedOn = civilDateOf(asked.at, city.zone);
  const completion = { due: decisionDue, askedOn, deadline: asked.due ?? answeredOn, answeredOn };
  return { decisionDue: dueAfterCompletion(completion, terms) };
}

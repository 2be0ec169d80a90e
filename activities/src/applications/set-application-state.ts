import { Application, ApplicationEvent, Decision, readSettings, writeAudit, type City } from '@karta/db';
import { addDays, termEnd } from '@karta/domain';
import type { Knex } from 'knex';
import type { Made } from '../deps.ts';
import { endOfDay } from './end-of-day.ts';
import { getApplication } from './get-application.ts';

/** What the applicant is told of a clerk's text, by the state that follows it. */
const TOLD_OUTCOME: Record<string, string> = { 'completion-requested': 'call', rejected: 'reject' };

/** Moves the application and adds a line to its timeline; the same visit of the same element moves it once. */
export const setApplicationState: Made<'set-application-state'> =
  (deps) =>
  async ({ cityId, caseId, key, input, workflowId }) => {
    const city = deps.cityOf(cityId);
    const { state } = input;
    return city.knex.transaction(async (trx) => {
      await getApplication(trx, caseId);
      const known = await ApplicationEvent.query(trx).findOne({ applicationId: caseId, key });
      if (known) return { completionDeadline: known.due && endOfDay(known.due, city.zone) };
      const decision = await findDecision(trx, workflowId, TOLD_OUTCOME[state]);
      const due = state === 'completion-requested' ? await completionDay(trx, city, decision) : null;
      const now = city.clock.now();
      const note = decision?.note || null;
      await ApplicationEvent.query(trx).insert({ applicationId: caseId, key, at: now, code: state, note, due });
      await Application.query(trx)
        .findById(caseId)
        .patch({ state, updatedAt: now, ...decidedAt(state, now) });
      await writeAudit(trx, {
        ...{ actorKind: 'process', actorId: workflowId, act: 'application.move' },
        ...{ subjectKind: 'application', subjectId: caseId },
        facts: { state },
      });
      return { completionDeadline: due && endOfDay(due, city.zone) };
    });
  };

function decidedAt(state: string, now: Date): { decidedAt?: Date } {
  return ['in-production', 'rejected'].includes(state) ? { decidedAt: now } : {};
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

/** The clerk's date, else the city's number of days; never on a free day (KPA art. 57 § 4, art. 64 § 2). */
async function completionDay(trx: Knex, city: City, decision: Decision | undefined): Promise<string> {
  const { completionDays } = await readSettings(trx);
  const today = city.clock.today();
  if (!decision?.dueOn) return termEnd(today, Math.max(7, completionDays));
  return termEnd(addDays(decision.dueOn, -1), 1);
}

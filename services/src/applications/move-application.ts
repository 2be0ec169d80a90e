import { ApplicationEvent, readSettings, Task, termsOfType, type Application, type City } from '@karta/db';
import {
  actTowards,
  addDays,
  CardError,
  civilDateOf,
  completionEnd,
  dueAfterCompletion,
  type ApplicationAction,
  type ApplicationState,
  type CivilDate,
  type Terms,
} from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { findLastWord } from '../tasks/find-last-word.ts';
import { changeApplication } from './change-application.ts';

/** Where a diagram moves an application, and what it says of it. */
export interface ApplicationMove {
  readonly state: ApplicationState;
  readonly priority?: number | undefined;
  readonly eligibility?: string | undefined;
}

/** What the applicant is told of a clerk's text, by the state that follows it. */
const TOLD_OUTCOME: Partial<Record<ApplicationState, string>> = { 'completion-requested': 'call', rejected: 'reject' };

/**
 * Moves the application and adds a line to its timeline; the same visit (`key`) of the same element moves it once. Returns
 * the last day of a call for completion, where this is one, and the type's terms.
 * @throws CardError STATE_UNKNOWN for a state that nothing leads to
 */
export async function moveApplication(
  trx: Knex,
  city: City,
  application: Application,
  move: ApplicationMove,
  by: Doer,
  key: string,
): Promise<{ due: CivilDate | null; terms: Terms }> {
  const { state, priority, eligibility } = move;
  const terms = termsOfType(await readSettings(trx), application.type);
  const known = await ApplicationEvent.query(trx).findOne({ applicationId: application.id, key });
  if (known) return { due: known.due, terms };
  const told = TOLD_OUTCOME[state];
  const decision = told === undefined ? undefined : await findLastWord(trx, by.id, told);
  // The clerk's date, else the city's number of days, from the day on which the call counts as delivered.
  const delivered = addDays(city.clock.today(), terms.deliveryDays);
  const due = state === 'completion-requested' ? completionEnd(delivered, terms.completionDays, decision?.dueOn) : null;
  const columns = {
    ...(priority !== undefined && { priority }),
    ...(eligibility !== undefined && { eligibility }),
    ...(state === 'completed-by-applicant' && (await dueAfterAnswer(trx, city, application, terms))),
  };
  const event = { key, note: decision?.note || null, due };
  await changeApplication(trx, application, actOf(state), by, { columns, event });
  return { due, terms };
}

/** A diagram names the state; one that nothing leads to is a mistake of the diagram. */
function actOf(state: ApplicationState): ApplicationAction {
  const act = actTowards(state);
  if (!act) throw new CardError('STATE_UNKNOWN', { state });
  return act;
}

/** An answer moves the day on which the decision is due. */
async function dueAfterAnswer(
  trx: Knex,
  city: City,
  { id, decisionDue }: Application,
  terms: Terms,
): Promise<{ decisionDue?: CivilDate }> {
  if (decisionDue === null) return {};
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

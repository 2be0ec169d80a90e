import type { City, Task } from '@karta/db';
import { placeLimit, type CivilDate } from '@karta/domain';
import { ABSENT_IDS, findAbsentHolder, type Doer } from '@karta/services';
import type { OperatorActor } from '../http/actor.ts';
import { asDoer } from './as-doer.ts';
import { ofOwnGroups } from './task-rows.ts';

/** In whose place this person works on the task, as a fact of an Update. */
export async function placeTaken(city: City, actor: OperatorActor, task: Task): Promise<{ inPlaceOf?: string }> {
  const absent = await findAbsentHolder(city.knex, actor, task, city.clock.today());
  return absent ? { inPlaceOf: absent.id } : {};
}

/** Who does something to the task, and in whose place. */
export async function asStandIn(city: City, actor: OperatorActor, task: Task): Promise<Doer> {
  const { inPlaceOf } = await placeTaken(city, actor, task);
  return { ...asDoer(actor, city), ...(inPlaceOf !== undefined && { actsFor: inPlaceOf }) };
}

/**
 * SQL that is true of the tasks that absent colleagues have taken, as far as they reach this person today (`mayStandIn` in SQL).
 * `tasks`: what the query calls them.
 */
export function ofAbsent(actor: OperatorActor, today: CivilDate, tasks = 'tasks'): { sql: string; bindings: string[] } {
  // a right to one's own cases does not reach those of somebody else
  const grants = actor.grants.filter((each) => each.permission === 'task.complete' && each.condition !== 'own-cases');
  if (grants.length === 0) return { sql: 'false', bindings: [] };
  const own = ofOwnGroups(actor, tasks);
  const point = placeLimit({ ...actor, grants }, 'task.complete');
  const atPoint = point === null ? '' : ` and (${tasks}.pickup_point_id is null or ${tasks}.pickup_point_id = ?)`;
  return {
    sql: `(${tasks}.state = 'claimed' and ${tasks}.form <> 'card-production' and ${own.sql}${atPoint}
      and ${tasks}.assignee_id in (${ABSENT_IDS}))`,
    bindings: [...own.bindings, ...(point === null ? [] : [point]), actor.operatorId, today, today],
  };
}

import type { TaskRow } from '@karta/contracts';
import type { City } from '@karta/db';
import { placeLimit } from '@karta/domain';
import { keepAtPoint, registerRows, rowOf, TASKS_IN_SQL } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';

/** Tasks with what the list shows of them; the caller narrows the query down and gives each row to `taskRow`. */
export const taskQuery = (knex: Knex): Knex.QueryBuilder => registerRows(knex, TASKS_IN_SQL);

/**
 * SQL that is true of tasks of the groups a person belongs to; of a group that works at the pick-up point, of the person's own.
 * `tasks`: what the query calls them.
 */
export function ofOwnGroups(
  { groups, pickupPointId }: OperatorActor,
  tasks = 'tasks',
): { sql: string; bindings: string[] } {
  const each = groups.map(({ code, atOwnPoint }) =>
    atOwnPoint && pickupPointId
      ? { sql: `(${tasks}.candidate_group = ? and ${tasks}.pickup_point_id = ?)`, bindings: [code, pickupPointId] }
      : { sql: `${tasks}.candidate_group = ?`, bindings: [code] },
  );
  return {
    sql: `(${['false', ...each.map(({ sql }) => sql)].join(' or ')})`,
    bindings: each.flatMap((one) => one.bindings),
  };
}

/** Keeps the tasks of a person's own groups that the person may read. */
export function inOwnGroups(query: Knex.QueryBuilder, actor: OperatorActor): Knex.QueryBuilder {
  keepAtPoint(query, TASKS_IN_SQL, placeLimit(actor, 'task.read'));
  const { sql, bindings } = ofOwnGroups(actor);
  return query.whereRaw(sql, bindings);
}

/** A row for the wire, without the names that this person may not see. */
export const taskRow = (city: City, actor: OperatorActor, joined: object): TaskRow =>
  rowOf(TASKS_IN_SQL, city, joined, hiddenNames(actor, TASKS_IN_SQL.of));

import type { TaskRow } from '@karta/contracts';
import type { City } from '@karta/db';
import { registerRows, rowOf, TASKS_IN_SQL } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';

/** Tasks with what the list shows of them; the caller narrows the query down and gives each row to `taskRow`. */
export const taskQuery = (knex: Knex): Knex.QueryBuilder => registerRows(knex, TASKS_IN_SQL);

/** Tasks of the groups a person belongs to; of a group that works at the pick-up point, those of the person's own. */
export function inOwnGroups(query: Knex.QueryBuilder, { groups, pickupPointId }: OperatorActor): Knex.QueryBuilder {
  return query.where((either) => {
    if (groups.length === 0) either.whereRaw('false');
    for (const { code, atOwnPoint } of groups) {
      either.orWhere((own) => {
        own.where('tasks.candidate_group', code);
        if (atOwnPoint && pickupPointId) own.where('tasks.pickup_point_id', pickupPointId);
      });
    }
  });
}

/** A row for the wire, without the names that this person may not see. */
export const taskRow = (city: City, actor: OperatorActor, joined: object): TaskRow =>
  rowOf(TASKS_IN_SQL, city, joined, hiddenNames(actor, TASKS_IN_SQL.of));

import type { TaskRow } from '@karta/contracts';
import type { City } from '@karta/db';
import { registerRows, rowOf, TASKS_IN_SQL } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';

/** Tasks with what the list shows of them; the caller narrows the query down and gives each row to `taskRow`. */
export const taskQuery = (knex: Knex): Knex.QueryBuilder => registerRows(knex, TASKS_IN_SQL);

/** Open tasks of a person's own groups: the card office, and production at the person's pick-up point. */
export function inOwnGroups(query: Knex.QueryBuilder, actor: OperatorActor): Knex.QueryBuilder {
  const mayDecide = actor.permissions.includes('task.complete');
  return query.where((either) => {
    if (mayDecide) either.orWhere('tasks.candidate_group', 'card-office');
    either.orWhere((own) => {
      own.where('tasks.candidate_group', 'production');
      if (actor.pickupPointId) own.where('tasks.pickup_point_id', actor.pickupPointId);
    });
  });
}

/** A row for the wire. */
export const taskRow = (city: City, joined: object): TaskRow => rowOf(TASKS_IN_SQL, city, joined);

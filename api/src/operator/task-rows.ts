import type { TaskRow } from '@karta/contracts';
import type { City } from '@karta/db';
import { APPLICANT_GROUP, fullName, workingDaysUntil } from '@karta/domain';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';

/** SQL: the priority table, or a clerk's delay of a week, calls the application urgent. */
export const IS_URGENT = 'coalesce(a.priority, 3) = 1';

/** Keys of the list's own order, each an SQL expression that is never null: what is urgent, then the deadline (C-3). */
export const IN_ORDER = {
  urgency: `case when ${IS_URGENT} then 0 else 1 end`,
  due: "coalesce(tasks.due_on, a.decision_due, 'infinity')",
  priority: 'coalesce(a.priority, 3)',
  opened: 'tasks.opened_at',
  id: 'tasks.id',
} as const;

/** The same for `order by`. */
export const LIST_ORDER = Object.values(IN_ORDER).join();

/** A task as the database joins it. */
export type JoinedTask = Omit<TaskRow, 'openedAt' | 'submittedAt' | 'workingDaysLeft' | 'holderName'> & {
  cardHolder: string | null;
  openedAt: Date;
  submittedAt: Date | null;
  firstName: string;
  lastName: string;
};

/** Tasks of staff with what the list shows of them; applicants do theirs in the portal. The caller narrows the query down. */
export function taskQuery(knex: Knex): Knex.QueryBuilder {
  return knex('tasks')
    .leftJoin('applications as a', 'a.id', 'tasks.application_id')
    .leftJoin('packages as p', 'p.code', 'a.package_code')
    .joinRaw('left join operators as o on o.id::text = tasks.assignee_id')
    .leftJoin('pickup_points as point', 'point.id', 'a.pickup_point_id')
    .joinRaw('left join card_acts as act on act.id::text = tasks.case_id left join cards as c on c.id = act.card_id')
    .leftJoin('production_tasks as made', 'made.task_id', 'tasks.id')
    .whereNot('tasks.candidate_group', APPLICANT_GROUP)
    .select({
      id: 'tasks.id',
      elementId: 'tasks.element_id',
      name: 'tasks.name',
      form: 'tasks.form',
      group: 'tasks.candidate_group',
      state: 'tasks.state',
      assigneeId: 'tasks.assignee_id',
      assigneeName: 'o.name',
      applicationId: 'a.id',
      applicationNumber: 'a.number',
      applicationType: 'a.type',
      applicationState: 'a.state',
      submittedAt: 'a.submitted_at',
      packageName: 'p.name',
      firstName: 'a.first_name',
      lastName: 'a.last_name',
      pickupPointName: 'point.name',
      openedAt: 'tasks.opened_at',
      dueOn: knex.raw('coalesce(tasks.due_on, a.decision_due)'),
      isUrgent: knex.raw(IS_URGENT),
      problemCode: 'made.problem',
      cardHolder: 'c.holder_name',
    });
}

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

/** A row for the wire. */
export function taskRow(city: City, row: JoinedTask): TaskRow {
  const { firstName, lastName, cardHolder, openedAt, submittedAt, ...rest } = row;
  return {
    ...rest,
    holderName: firstName === null ? cardHolder : fullName({ firstName, lastName }),
    openedAt: openedAt.toISOString(),
    submittedAt: submittedAt?.toISOString() ?? null,
    workingDaysLeft: rest.dueOn === null ? null : workingDaysUntil(city.clock.today(), rest.dueOn),
  };
}

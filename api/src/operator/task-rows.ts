import type { TaskRow } from '@karta/contracts';
import type { City } from '@karta/db';
import { fullName, workingDaysUntil } from '@karta/domain';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';

/** Groups whose tasks belong to staff; the applicant's own tasks are done in the portal. */
const STAFF_GROUPS = ['card-office', 'production'];

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

/** Tasks with what the list shows of them; the caller narrows the query down. */
export function taskQuery(knex: Knex): Knex.QueryBuilder {
  return knex('tasks')
    .leftJoin('applications as a', 'a.id', 'tasks.application_id')
    .leftJoin('packages as p', 'p.code', 'a.package_code')
    .joinRaw('left join operators as o on o.id::text = tasks.assignee_id')
    .leftJoin('pickup_points as point', 'point.id', 'a.pickup_point_id')
    .joinRaw('left join card_acts as act on act.id::text = tasks.case_id left join cards as c on c.id = act.card_id')
    .leftJoin('production_tasks as made', 'made.task_id', 'tasks.id')
    .whereIn('tasks.candidate_group', STAFF_GROUPS)
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

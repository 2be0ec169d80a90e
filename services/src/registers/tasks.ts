import { TASKS } from '@karta/contracts/registers';
import { addWorkingDays, APPLICANT_GROUP, workingDaysUntil } from '@karta/domain';
import { asId, byNameIn, dateText, type RegisterSql, type SortKey } from './register-sql.ts';

/** Near means two working days or fewer. */
const NEAR_WORKING_DAYS = 2;
/** The priority table, or a clerk's delay of a week, calls the application urgent. */
const IS_URGENT = 'coalesce(a.priority, 3) = 1';
const DUE = 'coalesce(tasks.due_on, a.decision_due)';

/** Keys of the list's own order: what is urgent, then the deadline, then the rest of the priority table (C-3). */
const URGENCY: SortKey = { sql: `case when ${IS_URGENT} then 0 else 1 end`, type: 'integer' };
const BY_DUE: SortKey = { sql: "coalesce(tasks.due_on, a.decision_due, 'infinity')", type: 'date', of: 'due' };
const PRIORITY: SortKey = { sql: 'coalesce(a.priority, 3)', type: 'integer' };
const TIES: readonly SortKey[] = [
  { sql: 'tasks.opened_at', type: 'timestamptz', of: 'opened' },
  { sql: 'tasks.id', type: 'text' },
];
/** The list's own order for `order by`. */
export const TASKS_IN_ORDER = [URGENCY, BY_DUE, PRIORITY, ...TIES].map(({ sql }) => sql).join();

/** Tasks of staff with what the list shows of them. */
export const TASKS_IN_SQL: RegisterSql<typeof TASKS> = {
  of: TASKS,
  from: (knex) =>
    knex('tasks')
      .leftJoin('applications as a', 'a.id', 'tasks.application_id')
      .leftJoin('packages as p', 'p.code', 'a.package_code')
      .joinRaw(`left join operators as o on o.id = ${asId('tasks.assignee_id')}`)
      .leftJoin('pickup_points as point', 'point.id', 'a.pickup_point_id')
      .joinRaw(
        `left join card_acts as act on act.id = ${asId('tasks.case_id')} left join cards as c on c.id = act.card_id`,
      )
      .leftJoin('production_tasks as made', 'made.task_id', 'tasks.id')
      // the applicant's own tasks are done in the portal
      .whereNot('tasks.candidate_group', APPLICANT_GROUP),
  point: 'tasks.pickup_point_id',
  columns: {
    urgent: {
      value: IS_URGENT,
      sort: URGENCY,
      nextKeys: [BY_DUE, PRIORITY],
      text: `case when ${IS_URGENT} then 'pilne' end`,
      // no piece of „pilne” has other letters, or these in another order
      words: /^p?i?l?n?e?$/,
    },
    due: { value: DUE, sort: BY_DUE },
    followUp: 'tasks.follow_up_on',
    number: 'a.number',
    name: { value: 'tasks.name', folded: 'tasks.name_fold', code: 'tasks.form' },
    holder: {
      value: "coalesce(btrim(a.first_name || ' ' || a.last_name), c.holder_name)",
      sort: { sql: "coalesce(a.last_name || ' ' || a.first_name, '')", type: 'text' },
      folded: 'a.name_fold',
    },
    type: { value: 'a.type', text: 'p.name', found: byNameIn('packages', 'code', 'a.package_code') },
    assignee: { value: 'o.name', found: byNameIn('operators', 'id', 'o.id') },
    submitted: { value: 'a.submitted_at', text: dateText('a.submitted_at at time zone :zone') },
    state: 'a.state',
    point: { value: 'point.name', found: byNameIn('pickup_points', 'id', 'a.pickup_point_id') },
    opened: 'tasks.opened_at',
  },
  fields: {
    id: 'tasks.id',
    elementId: 'tasks.element_id',
    form: 'tasks.form',
    group: 'tasks.candidate_group',
    state: 'tasks.state',
    assigneeId: 'tasks.assignee_id',
    applicationId: 'a.id',
    packageName: 'p.name',
    workingDaysLeft: null,
    problemCode: 'made.problem',
    atBureau: `exists (select from bureau_items as b where b.task_id = tasks.id and b.state in ('ordered', 'made'))`,
  },
  filters: {
    // Whose tasks: the route knows the person.
    scope: null,
    type: 'a.type',
    form: 'tasks.form',
    point: 'a.pickup_point_id',
    due: (rows, due, { clock }) => {
      const today = clock.today();
      if (due === 'late') rows.whereRaw(`${DUE} < ?`, [today]);
      if (due === 'soon') rows.whereRaw(`${DUE} <= ?`, [addWorkingDays(today, NEAR_WORKING_DAYS)]);
    },
    followUp: (rows, when, { clock }) => {
      if (when === 'none') rows.whereNull('tasks.follow_up_on');
      else rows.whereRaw(`tasks.follow_up_on ${when === 'now' ? '<=' : '>'} ?`, [clock.today()]);
    },
    state: 'a.state',
  },
  ties: TIES,
  finish: (row, { clock }) => ({
    ...row,
    workingDaysLeft: row.dueOn === null ? null : workingDaysUntil(clock.today(), row.dueOn),
  }),
};

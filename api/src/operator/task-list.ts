import { TaskExport, TaskList, TaskQuery } from '@karta/contracts';
import type { City } from '@karta/db';
import { addWorkingDays } from '@karta/domain';
import type { Knex } from 'knex';
import type * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { EXPORT_SIZE, recordExport } from '../lists/export.ts';
import { dateText, narrow, readPage, timeText, type Page, type Register, type SortKey } from '../lists/register.ts';
import { IN_ORDER, inOwnGroups, IS_URGENT, taskQuery, taskRow, type JoinedTask } from './task-rows.ts';

const PAGE_SIZE = 200;
/** Near means two working days or fewer (look, status words). */
const NEAR_WORKING_DAYS = 2;
const SCOPES = ['mine', 'group', 'unassigned', 'all'] as const;
type Scope = (typeof SCOPES)[number];
type Ask = z.infer<typeof TaskQuery>;

const DUE = 'coalesce(tasks.due_on, a.decision_due)';
const BY_DUE: SortKey = { sql: IN_ORDER.due, type: 'date' };
const REGISTER: Register = {
  columns: {
    // C-3: what the priority table calls urgent first, then the nearest deadline, then the rest of the table.
    urgent: {
      sort: { sql: IN_ORDER.urgency, type: 'integer' },
      nextKeys: [BY_DUE, { sql: IN_ORDER.priority, type: 'integer' }],
      text: `case when ${IS_URGENT} then 'pilne' end`,
    },
    due: { sort: BY_DUE, text: dateText(DUE) },
    number: { sort: { sql: 'coalesce(a.number, 0)', type: 'integer' }, text: 'a.number::text' },
    name: { sort: { sql: 'tasks.name', type: 'text' }, text: 'tasks.name', code: 'tasks.form' },
    holder: { sort: { sql: "coalesce(a.last_name || ' ' || a.first_name, '')", type: 'text' }, folded: 'a.name_fold' },
    type: { sort: { sql: "coalesce(a.type, '')", type: 'text' }, text: 'p.name', code: 'a.type' },
    state: { sort: { sql: "coalesce(a.state, '')", type: 'text' }, code: 'a.state' },
    point: { sort: { sql: "coalesce(point.name, '')", type: 'text' }, text: 'point.name' },
    assignee: { sort: { sql: "coalesce(o.name, '')", type: 'text' }, text: 'o.name' },
    submitted: {
      sort: { sql: "coalesce(a.submitted_at, 'epoch')", type: 'timestamptz' },
      text: dateText('a.submitted_at at time zone :zone'),
    },
    opened: { sort: { sql: 'tasks.opened_at', type: 'timestamptz' }, text: timeText('tasks.opened_at') },
  },
  ties: [
    { sql: IN_ORDER.opened, type: 'timestamptz' },
    { sql: IN_ORDER.id, type: 'text' },
  ],
  sort: 'urgent',
  direction: 'asc',
};

function scoped(city: City, actor: OperatorActor, scope: Scope): Knex.QueryBuilder {
  const open = taskQuery(city.knex).whereIn('tasks.state', ['open', 'claimed']);
  if (scope === 'mine') return open.where('tasks.assignee_id', actor.operatorId);
  if (scope === 'group') return inOwnGroups(open, actor);
  return scope === 'unassigned' ? inOwnGroups(open, actor).whereNull('tasks.assignee_id') : open;
}

function filter(rows: Knex.QueryBuilder, city: City, { type, form, point, due, state }: Ask): void {
  if (type) rows.where('a.type', type);
  if (form) rows.where('tasks.form', form);
  if (point) rows.where('a.pickup_point_id', point);
  if (state) rows.where('a.state', state);
  const today = city.clock.today();
  if (due === 'late') rows.whereRaw(`${DUE} < ?`, [today]);
  if (due === 'soon') rows.whereRaw(`${DUE} <= ?`, [addWorkingDays(today, NEAR_WORKING_DAYS)]);
}

function pageOf(city: City, actor: OperatorActor, ask: Ask, size: number): Promise<Page<JoinedTask>> {
  const rows = scoped(city, actor, ask.scope);
  filter(rows, city, ask);
  narrow(rows, REGISTER, ask, city.zone);
  return readPage(rows, REGISTER, ask, size);
}

/** The work list: urgent tasks first, then the nearest deadline (C-1, C-3). */
export const taskList = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks',
  query: TaskQuery,
  answer: TaskList,
  async handle({ query }, { city, actor }) {
    const [{ rows, ...end }, counts] = await Promise.all([
      pageOf(city, actor, query, PAGE_SIZE),
      Promise.all(SCOPES.map(async (scope) => [scope, await countOf(scoped(city, actor, scope))] as const)),
    ]);
    const tasks = rows.map((row) => taskRow(city, row));
    return { tasks, counts: Object.fromEntries(counts) as z.infer<typeof TaskList>['counts'], ...end };
  },
});

async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = (await rows.clearSelect().count('tasks.id as count')) as [{ count: string }];
  return Number(count);
}

/** The work list for a file. */
export const exportTasks = operatorRoute('task.read', {
  method: 'post',
  path: '/operator/tasks/export',
  body: TaskQuery.strict(),
  answer: TaskExport,
  async handle({ body }, { city, actor }) {
    const { rows, ...page } = await pageOf(city, actor, body, EXPORT_SIZE);
    return recordExport(city, actor, 'tasks', body, { ...page, rows: rows.map((row) => taskRow(city, row)) });
  },
});

/** Tells an open screen that the list changed (C-11). */
export const taskStream = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks/stream',
  answer: 'events',
  handle: ({ closed }, { events }) => Promise.resolve(events.tasks(closed)),
});

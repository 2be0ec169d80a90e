import { TaskList, TaskQuery } from '@karta/contracts';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { inOwnGroups, taskQuery, taskRow } from './task-rows.ts';

const MOST_ROWS = 200;
const SCOPES = ['mine', 'group', 'unassigned', 'all'] as const;
type Scope = (typeof SCOPES)[number];

function scoped(city: City, actor: OperatorActor, scope: Scope): Knex.QueryBuilder {
  const open = taskQuery(city.knex).whereIn('tasks.state', ['open', 'claimed']);
  if (scope === 'mine') return open.where('tasks.assignee_id', actor.operatorId);
  if (scope === 'group') return inOwnGroups(open, actor);
  return scope === 'unassigned' ? inOwnGroups(open, actor).whereNull('tasks.assignee_id') : open;
}

/** The work list: the nearest deadline first (C-1, C-3). */
export const taskList = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks',
  query: TaskQuery,
  answer: TaskList,
  async handle({ query }, { city, actor }) {
    const rows = scoped(city, actor, query.scope)
      .orderByRaw('coalesce(tasks.due_on, a.decision_due) nulls last, tasks.opened_at')
      .limit(MOST_ROWS);
    if (query.search) narrow(rows, query.search);
    const counts = await Promise.all(
      SCOPES.map(async (scope) => {
        const rows: unknown[] = await scoped(city, actor, scope).clearSelect().select('tasks.id');
        return [scope, rows.length] as const;
      }),
    );
    const found = await rows;
    return {
      tasks: found.map((row: Parameters<typeof taskRow>[1]) => taskRow(city, row)),
      counts: Object.fromEntries(counts) as TaskList['counts'],
    };
  },
});

/** By number or by part of the name. */
function narrow(rows: Knex.QueryBuilder, search: string): void {
  const like = `%${search.replace(/[\\%_]/g, '\\$&')}%`;
  rows.where((either) => {
    either.whereRaw("lower(a.first_name || ' ' || a.last_name) like lower(?)", [like]);
    if (/^\d{1,9}$/.test(search)) either.orWhere('a.number', Number(search));
  });
}

/** Tells an open screen that the list changed (C-11). */
export const taskStream = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks/stream',
  answer: 'events',
  handle: ({ closed }, { events }) => Promise.resolve(events.tasks(closed)),
});

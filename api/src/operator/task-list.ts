import { TaskList } from '@karta/contracts';
import { TASKS_IN_SQL } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { registerRoutes } from '../lists/register-routes.ts';
import { inOwnGroups, taskQuery } from './task-rows.ts';

const SCOPES = ['mine', 'group', 'unassigned', 'all'] as const;
type Scope = (typeof SCOPES)[number];

/** Whose open tasks. */
function keepScope(rows: Knex.QueryBuilder, actor: OperatorActor, scope: Scope): Knex.QueryBuilder {
  rows.whereIn('tasks.state', ['open', 'claimed']);
  if (scope === 'mine') return rows.where('tasks.assignee_id', actor.operatorId);
  if (scope === 'group') return inOwnGroups(rows, actor);
  return scope === 'unassigned' ? inOwnGroups(rows, actor).whereNull('tasks.assignee_id') : rows;
}

/** The work list and the same for a file; the list tells beside its rows how many tasks there are for whom. */
export const [taskList, exportTasks] = registerRoutes(TASKS_IN_SQL, {
  narrow: (rows, { scope }, { actor }) => keepScope(rows, actor, scope),
  also: {
    answer: TaskList,
    async find({ city, actor }) {
      const counts = SCOPES.map(
        async (scope) => [scope, await countOf(keepScope(taskQuery(city.knex), actor, scope))] as const,
      );
      return { counts: Object.fromEntries(await Promise.all(counts)) };
    },
  },
});

async function countOf(rows: Knex.QueryBuilder): Promise<number> {
  const [{ count }] = (await rows.clearSelect().count('tasks.id as count')) as [{ count: string }];
  return Number(count);
}

/** Tells an open screen that the list changed (C-11). */
export const taskStream = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks/stream',
  answer: 'events',
  handle: ({ closed }, { events }) => Promise.resolve(events.tasks(closed)),
});

import { TaskList } from '@karta/contracts';
import type { City } from '@karta/db';
import { APPLICANT_GROUP, placeLimit, type CivilDate } from '@karta/domain';
import { absentColleagues, keepAtPoint, TASKS_IN_SQL } from '@karta/services';
import type { Knex } from 'knex';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute, staffRoute } from '../http/definition.ts';
import { registerRoutes } from '../lists/register-routes.ts';
import { ofAbsent } from './stand-in.ts';
import { inOwnGroups, ofOwnGroups } from './task-rows.ts';

type Scope = keyof TaskList['counts'];
const OPEN = ['open', 'claimed'];

/** Whose open tasks. */
function keepScope(rows: Knex.QueryBuilder, actor: OperatorActor, scope: Scope, today: CivilDate): Knex.QueryBuilder {
  rows.whereIn('tasks.state', OPEN);
  const absent = ofAbsent(actor, today);
  if (scope === 'standIn') return rows.whereRaw(absent.sql, absent.bindings);
  if (scope === 'mine')
    return rows.whereRaw(`(tasks.assignee_id = ? or ${absent.sql})`, [actor.operatorId, ...absent.bindings]);
  if (scope === 'group') return inOwnGroups(rows, actor);
  return scope === 'unassigned' ? inOwnGroups(rows, actor).whereNull('tasks.assignee_id') : rows;
}

/** The work list and the same for a file; the list tells beside its rows how many tasks there are for whom. */
export const taskRoutes = registerRoutes(TASKS_IN_SQL, {
  narrow: (rows, { scope }, { actor, city }) => keepScope(rows, actor, scope, city.clock.today()),
  also: {
    answer: TaskList,
    find: async ({ city, actor }) => ({
      counts: await countTasks(city, actor),
      ...(await standInsOf(city, actor)),
    }),
  },
});

/** More are not marked in the list. */
const MOST_MARKED = 500;

/** In whose place the person works today, and which taken tasks reach them by it. */
async function standInsOf(
  { lists, clock }: City,
  actor: OperatorActor,
): Promise<Pick<TaskList, 'absent' | 'standIns'>> {
  const absent = await absentColleagues(lists, actor.operatorId, clock.today());
  if (absent.length === 0) return { absent, standIns: [] };
  const { sql, bindings } = ofAbsent(actor, clock.today());
  return { absent, standIns: await lists('tasks').whereRaw(sql, bindings).limit(MOST_MARKED).pluck('id') };
}

/** How many open tasks of staff there are for whom: one look at the open ones, without what the list shows of them. */
async function countTasks({ lists, clock }: City, actor: OperatorActor): Promise<Record<Scope, number>> {
  const own = ofOwnGroups(actor);
  const absent = ofAbsent(actor, clock.today());
  const counts = lists('tasks')
    .whereIn('state', OPEN)
    .whereNot('candidateGroup', APPLICANT_GROUP)
    .select({
      mine: lists.raw(`count(*) filter (where tasks.assignee_id = ? or ${absent.sql})::int`, [
        actor.operatorId,
        ...absent.bindings,
      ]),
      standIn: lists.raw(`count(*) filter (where ${absent.sql})::int`, absent.bindings),
      group: lists.raw(`count(*) filter (where ${own.sql})::int`, own.bindings),
      unassigned: lists.raw(`count(*) filter (where ${own.sql} and tasks.assignee_id is null)::int`, own.bindings),
      all: lists.raw('count(*)::int'),
    });
  keepAtPoint(counts, TASKS_IN_SQL, placeLimit(actor, 'task.read'));
  const [row] = (await counts) as [Record<Scope, number>];
  return row;
}

/** Tells an open screen that the list changed (C-11), or that somebody's rights did. */
export const taskStream = operatorRoute('task.read', {
  method: 'get',
  path: '/operator/tasks/stream',
  answer: 'events',
  handle: ({ closed }, { events, actor }) => Promise.resolve(events.tasks(actor.operatorId, closed)),
});

/** Tells an open screen of whoever reads no tasks that somebody's rights have changed; it says nothing of whose. */
export const accessStream = staffRoute({
  method: 'get',
  path: '/operator/access-stream',
  answer: 'events',
  handle: ({ closed }, { events, actor }) => Promise.resolve(events.access(actor.operatorId, closed)),
});

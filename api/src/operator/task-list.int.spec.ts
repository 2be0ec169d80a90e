import { randomUUID } from 'node:crypto';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import type { OperatorActor } from '../http/actor.ts';
import type { Context, Input } from '../http/definition.ts';
import { taskRoutes } from './task-list.ts';

let own: OwnCity;
beforeAll(async () => void (own = await openOwnCity()), 60_000);
afterAll(() => own.close(), 60_000);

const ME = randomUUID();
const POINT = randomUUID();
const actor: OperatorActor = {
  kind: 'operator',
  operatorId: ME,
  name: 'Ewa Pączkowska',
  permissions: ['task.read'],
  pickupPointId: POINT,
  hiddenFields: [],
  grants: [{ permission: 'task.read', condition: null }],
  groups: [
    { code: 'card-office', atOwnPoint: false },
    { code: 'point', atOwnPoint: true },
  ],
};

/** Asks for the list and counts the statements that reach the database. */
async function ask(): Promise<{ counts: Record<string, number>; total: { count: number }; statements: number }> {
  let statements = 0;
  const count = (): void => void (statements += 1);
  own.city.lists.on('query', count);
  own.city.knex.on('query', count);
  const [{ shape }] = taskRoutes;
  if (typeof shape.answer === 'string') throw new Error('This is no list.');
  const NO_FILTER = { type: undefined, form: undefined, point: undefined, due: undefined, state: undefined };
  const input = { query: { scope: 'group', ...NO_FILTER } } as unknown as Input<unknown, unknown, unknown>;
  const answer = await shape.handle(input, { city: own.city, actor } as unknown as Context<never>);
  return {
    ...(shape.answer.parse(answer) as { counts: Record<string, number>; total: { count: number } }),
    statements,
  };
}

it('the work list tells how many open tasks there are for whom, with one look at them', async () => {
  // given
  await own.city.knex('pickup_points').insert({ id: POINT, name: 'Biblioteka', address: '', openingHours: '' });
  const task = (facts: object): object => {
    const id = randomUUID();
    const ids = { id, workflowId: id, caseId: id, elementId: 'x', name: '', form: '' };
    return { ...ids, state: 'open', candidateGroup: 'card-office', openedAt: own.city.clock.now(), ...facts };
  };
  const rows = [
    task({ assigneeId: ME, state: 'claimed' }),
    task({ assigneeId: randomUUID(), state: 'claimed' }),
    task({}),
    task({ candidateGroup: 'point', pickupPointId: POINT }),
    task({ candidateGroup: 'point' }),
    task({ candidateGroup: 'others' }),
    task({ candidateGroup: 'others', assigneeId: ME, state: 'claimed' }),
    task({ state: 'done' }),
    task({ candidateGroup: 'applicant' }),
  ];
  for (const row of rows) await own.city.knex('tasks').insert(row);

  // when
  const { counts, total, statements } = await ask();

  // then
  expect(counts).toEqual({ mine: 2, group: 4, unassigned: 2, standIn: 0, all: 7 });
  expect(total.count).toBe(4);
  // rows, their total, the counts, and who is absent
  expect(statements).toBe(4);
});

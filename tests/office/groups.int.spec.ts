import { randomUUID } from 'node:crypto';
import { operator, type Caller } from '../makers/caller.ts';
import { deploy } from '../makers/deploying.ts';
import { seen, startedCase, withRecords } from '../makers/cases.ts';
import { askingGroup } from '../makers/diagrams.ts';
import { hired } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';

interface Deployed {
  code?: string;
  warnings?: { code: string }[];
  fields?: { code: string }[];
}
interface Seen {
  tasks: { id: string; name: string }[];
}

const ANSWERS = '<km:outcome code="archive" label="Oddaj do archiwum" needsReason="true" /><km:outcome code="done" />';
const fresh = (): string => `proba-${randomUUID().slice(0, 8)}`;

let admin: Caller;
let lead: Caller;
beforeAll(async () => {
  [admin, lead] = await Promise.all([operator(DEMO.admin), operator()]);
});

const deployed = async (xml: string): Promise<Deployed> => (await deploy<Deployed>(admin, xml)).body;
const codesOf = ({ warnings, fields }: Deployed): string[] => (warnings ?? fields ?? []).map(({ code }) => code);
const idOf = async (caller: Caller): Promise<string> =>
  (await caller.get<{ operator: { id: string } }>('/api/operator/session')).body.operator.id;

/** The task of the process in somebody's list, if it is there. */
async function taskIn(caller: Caller, scope: string, key: string): Promise<string | undefined> {
  const { body } = await caller.get<Seen>(`/api/operator/tasks?scope=${scope}&q=${encodeURIComponent(key)}`);
  return body.tasks.find(({ name }) => name.endsWith(key))?.id;
}

/** An open task of a new process for that group. */
async function openTaskOf(group: string): Promise<{ key: string; taskId: string; workflowId: string }> {
  const key = fresh();
  await deployed(askingGroup(key, group, ANSWERS));
  const workflowId = await startedCase(key);
  const taskId = await until(`the task of ${key}`, () => taskIn(lead, 'all', key));
  return { key, taskId, workflowId };
}

async function newGroup(): Promise<string> {
  const code = fresh();
  await withRecords(({ knex }) => knex('groups').insert({ code, name: code }));
  return code;
}

async function join(caller: Caller, groupCode: string): Promise<void> {
  const operatorId = await idOf(caller);
  await withRecords(({ knex }) => knex('operator_groups').insert({ operatorId, groupCode }));
}

describe('a group that a diagram names', () => {
  it('is a warning while the town does not have it, or nobody belongs to it', async () => {
    // given
    const [unknown, group, clerk] = [fresh(), await newGroup(), await hired(['clerk'])];

    // then
    expect(codesOf(await deployed(askingGroup(fresh(), unknown, ANSWERS)))).toEqual(['UNKNOWN_GROUP']);
    expect(codesOf(await deployed(askingGroup(fresh(), group, ANSWERS)))).toEqual(['GROUP_WITHOUT_MEMBERS']);

    // and when
    await join(clerk, group);

    // then
    expect(codesOf(await deployed(askingGroup(fresh(), group, ANSWERS)))).toEqual([]);
  });

  it('has its tasks in the lists of its members alone, and in the list of all tasks', async () => {
    // given
    const [group, clerk, other] = [await newGroup(), await hired(['clerk']), await hired(['clerk'])];
    const { key, taskId } = await openTaskOf(group);
    expect(await taskIn(clerk, 'group', key)).toBeUndefined();

    // when
    await join(clerk, group);

    // then
    expect(await taskIn(clerk, 'group', key)).toBe(taskId);
    expect(await taskIn(other, 'group', key)).toBeUndefined();
    expect(await taskIn(lead, 'all', key)).toBe(taskId);
  });
});

describe('the answers that a diagram describes', () => {
  it('are refused at the deployment where nobody could read or choose them', async () => {
    const nameless = '<km:outcome code="archive" />';
    const refusal = await deployed(askingGroup(fresh(), 'card-office', nameless));
    expect({ code: refusal.code, codes: codesOf(refusal) }).toEqual({
      code: 'DIAGRAM_REFUSED',
      codes: ['BAD_OUTCOME'],
    });
  });

  it('come to the person with their words, and ask for the reason that the diagram wants', async () => {
    // given
    const clerk = await hired(['clerk']);
    const { taskId, workflowId } = await openTaskOf('card-office');
    const task = await clerk.must(
      clerk.post<{ outcomes: string[]; outcomeRules: object[] }>(`/api/operator/tasks/${taskId}/claim`),
    );

    // when
    const answer = (note: string) => clerk.post(`/api/operator/tasks/${taskId}/complete`, { outcome: 'archive', note });
    const [without, withReason] = [await answer(''), await answer('Akta sprawy zamknięte.')];

    // then
    expect(task.outcomes).toEqual(['archive', 'done']);
    expect(task.outcomeRules[0]).toEqual({ code: 'archive', label: 'Oddaj do archiwum', needsReason: true });
    expect({ status: without.status, code: without.body['code'] }).toEqual({ status: 422, code: 'REASON_REQUIRED' });
    expect(withReason.status).toBe(200);
    await seen(admin, workflowId, 'its end', ({ state }) => state === 'completed');
  });
});

describe('a right under a condition', () => {
  /** A role with these rights for one test. */
  async function roleOf(grants: Record<string, string | null>): Promise<string> {
    const code = fresh();
    await withRecords(async ({ knex }) => {
      await knex('roles').insert({ code, name: code });
      for (const [permission, condition] of Object.entries(grants))
        await knex('role_grants').insert({ roleCode: code, permission, condition });
    });
    return code;
  }

  it('own-cases: nobody takes a task themselves, and answers what a lead gives them', async () => {
    // given
    const role = await roleOf({ 'task.read': null, 'task.complete': 'own-cases' });
    const trainee = await hired([role]);
    const { taskId } = await openTaskOf('card-office');

    // when
    const taken = await trainee.post(`/api/operator/tasks/${taskId}/claim`);
    const given = await lead.post('/api/operator/bulk/assign', { taskIds: [taskId], assigneeId: await idOf(trainee) });

    // then
    expect(taken.body['code']).toBe('FORBIDDEN');
    expect(given.body['results']).toEqual([{ taskId, code: null, by: null }]);
    await until('the task is theirs', async () => {
      const { body } = await trainee.get<{ canComplete: boolean }>(`/api/operator/tasks/${taskId}`);
      return body.canComplete;
    });
    const answered = await trainee.post(`/api/operator/tasks/${taskId}/complete`, { outcome: 'done' });
    expect(answered.status).toBe(200);
  });

  it('own-point: a card is handed over at the own point, and not at another', async () => {
    // given
    const role = await roleOf({ 'card.hand-over': 'own-point' });
    const cards = await withRecords(async ({ knex }) => {
      const points: string[] = await knex('pickup_points').orderBy('position').pluck('id');
      const holder = await knex('residents').first('id', 'keyId');
      const made = points.slice(0, 2).map((pickupPointId) => ({ id: randomUUID(), pickupPointId }));
      for (const { id, pickupPointId } of made) {
        const card = { id, number: id, pickupPointId, state: 'ready', holderName: 'Osoba Próbna' };
        await knex('cards').insert({ ...card, residentId: holder.id, keyId: holder.keyId });
      }
      return made;
    });
    const [own, foreign] = cards;
    const clerk = await hired([role], own?.pickupPointId);

    // when: a number that no card has, so that nothing is handed over
    const at = (id = '') => clerk.post(`/api/operator/cards/${id}/pickup`, { number: 'NR-0000' });
    const [here, there] = [await at(own?.id), await at(foreign?.id)];

    // then
    await withRecords(({ knex }) =>
      knex('cards')
        .whereIn(
          'id',
          cards.map(({ id }) => id),
        )
        .delete(),
    );
    expect(here.body['code']).toBe('CARD_NUMBER_MISMATCH');
    expect(there).toMatchObject({ status: 403, body: { code: 'FORBIDDEN' } });
  });
});

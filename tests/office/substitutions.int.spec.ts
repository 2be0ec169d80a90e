import { randomUUID } from 'node:crypto';
import type { OfficeApplicationDetail, SubstitutionList, TaskDetail, TaskList } from '@karta/contracts';
import { addDays, civilDateOf } from '@karta/domain';
import { submittedApplication, verificationOf } from '../makers/applications.ts';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { withRecords } from '../makers/cases.ts';
import { employed } from '../makers/staff.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { cardHolder, rowsOf } from '../town/town-at-work.ts';

interface Clerk {
  id: string;
  caller: Caller;
}

const today = civilDateOf(new Date(), 'Europe/Warsaw');
const WEEK = { from: today, until: addDays(today, 6) };
let admin: Clerk;

async function clerk(name: string, roles = ['clerk']): Promise<Clerk> {
  const { id, email } = await employed(roles, { name });
  return { id, caller: await operator(email) };
}
beforeAll(async () => {
  const caller = await operator(DEMO.admin);
  const { operator: own } = await caller.must(caller.get<{ operator: { id: string } }>('/api/operator/session'));
  admin = { id: own.id, caller };
}, 60_000);

const at = (taskId: string, act = ''): string => `/api/operator/tasks/${encodeURIComponent(taskId)}${act}`;
const read = ({ caller }: Clerk, taskId: string): Promise<TaskDetail> =>
  caller.must(caller.get<TaskDetail>(at(taskId)));
const decide = ({ caller }: Clerk, taskId: string): Promise<Answer> =>
  caller.post(at(taskId, '/complete'), { outcome: 'reject', note: 'Brak prawa.' });
const plan = (by: Clerk, absent: Clerk, substitute: Clerk, days = WEEK): Promise<Answer<SubstitutionList>> =>
  by.caller.post('/api/operator/substitutions', { absentId: absent.id, substituteId: substitute.id, ...days });
const codeOf = async (answer: Promise<Answer<never> | Answer<SubstitutionList> | Answer>): Promise<unknown> =>
  ((await answer).body as { code?: string }).code;

async function listed({ caller }: Clerk, scope: string, taskId: string): Promise<boolean> {
  const order = 'sort=opened&direction=desc';
  const { tasks } = await caller.must(caller.get<TaskList>(`/api/operator/tasks?scope=${scope}&${order}`));
  return tasks.some(({ id }) => id === taskId);
}

/** A verification that this clerk has taken. */
async function takenBy({ caller }: Clerk): Promise<{ taskId: string; applicationId: string }> {
  const { applicationId } = await submittedApplication();
  const taskId = await verificationOf(caller, applicationId);
  await caller.must(caller.post(at(taskId, '/claim')));
  return { taskId, applicationId };
}

describe('C-2 a substitute for an absent clerk', () => {
  it('C-2 has the taken tasks in the own list and decides them; nothing is reassigned, and both names are recorded', async () => {
    // given
    const [anna, jan] = [await clerk('Anna Próbna'), await clerk('Jan Próbny')];
    const { taskId, applicationId } = await takenBy(anna);
    expect(await listed(jan, 'mine', taskId)).toBe(false);
    expect(await codeOf(decide(jan, taskId))).toBe('CLAIMED_BY_OTHER');

    // when
    await anna.caller.must(plan(anna, anna, jan));

    // then
    expect([await listed(jan, 'mine', taskId), await listed(jan, 'standIn', taskId)]).toEqual([true, true]);
    const open = await read(jan, taskId);
    expect(open).toMatchObject({ assigneeId: anna.id, canClaim: false, canComplete: true });
    expect(open.inPlaceOf).toEqual({ id: anna.id, name: 'Anna Próbna', until: WEEK.until });
    expect((await read(anna, taskId)).canComplete).toBe(true);

    // and when
    await jan.caller.must(decide(jan, taskId));

    // then
    const [row] = await rowsOf<{ actorId: string; actsFor: string }>('audit', {
      act: 'task.complete',
      subjectId: taskId,
    });
    expect(row).toMatchObject({ actorId: jan.id, actsFor: anna.id });
    const file = await jan.caller.must(
      jan.caller.get<OfficeApplicationDetail>(`/api/operator/applications/${applicationId}`),
    );
    expect(file.tasks.find(({ id }) => id === taskId)).toMatchObject({
      assigneeName: 'Jan Próbny',
      inPlaceOf: 'Anna Próbna',
    });
    const seen = await anna.caller.must(
      anna.caller.get<SubstitutionList>(`/api/operator/substitutions?personId=${anna.id}`),
    );
    expect(seen.done).toEqual([
      expect.objectContaining({
        by: 'Jan Próbny',
        act: 'task.complete',
        task: expect.objectContaining({ id: taskId }),
      }),
    ]);
  }, 60_000);

  it('C-2 gives a task back in the name of both, and then it may be taken', async () => {
    // given
    const [anna, jan] = [await clerk('Anna Próbna'), await clerk('Jan Próbny')];
    const { taskId } = await takenBy(anna);
    await anna.caller.must(plan(anna, anna, jan));

    // when
    const freed = await jan.caller.must(jan.caller.post<TaskDetail>(at(taskId, '/release')));

    // then
    expect(freed).toMatchObject({ assigneeId: null, canClaim: true, inPlaceOf: null });
    const [row] = await rowsOf<{ actorId: string; actsFor: string }>('audit', {
      act: 'task.release',
      subjectId: taskId,
    });
    expect(row).toMatchObject({ actorId: jan.id, actsFor: anna.id });
  }, 60_000);

  it('C-2 gets no task of a group that is not theirs', async () => {
    // given
    const code = `proba-${randomUUID().slice(0, 8)}`;
    const [anna, jan] = [await clerk('Anna Próbna'), await clerk('Jan Próbny', [])];
    const right = { roleCode: code, permission: 'task.complete' };
    await withRecords(async ({ knex }) => {
      await knex('roles').insert({ code, name: code });
      await knex('role_grants').insert([right, { ...right, permission: 'task.read' }]);
      await knex('operator_roles').insert({ operatorId: jan.id, roleCode: code });
    });
    const { taskId } = await takenBy(anna);

    // when
    const { own } = await anna.caller.must(plan(anna, anna, jan));

    // then
    expect(own[0]?.missingGroups).not.toEqual([]);
    expect(await listed(jan, 'mine', taskId)).toBe(false);
    expect((await read(jan, taskId)).canComplete).toBe(false);
    expect(await codeOf(decide(jan, taskId))).toBe('CLAIMED_BY_OTHER');
  }, 60_000);

  it('C-2 has no substitute of their own for it: there are no chains', async () => {
    // given
    const [anna, jan, ola] = [await clerk('Anna Próbna'), await clerk('Jan Próbny'), await clerk('Ola Próbna')];
    const { taskId } = await takenBy(anna);
    await anna.caller.must(plan(anna, anna, jan));

    // when: the substitute goes away too
    await jan.caller.must(plan(jan, jan, ola));

    // then
    expect(await listed(ola, 'mine', taskId)).toBe(false);
    expect(await codeOf(decide(ola, taskId))).toBe('CLAIMED_BY_OTHER');
    const { own } = await anna.caller.must(
      anna.caller.get<SubstitutionList>(`/api/operator/substitutions?personId=${anna.id}`),
    );
    expect(own[0]?.gaps).toEqual(['away']);
  }, 60_000);

  it('C-2 works no more once it is ended, or its last day is over', async () => {
    // given
    const [anna, jan] = [await clerk('Anna Próbna'), await clerk('Jan Próbny')];
    const { taskId } = await takenBy(anna);
    const { own } = await anna.caller.must(plan(anna, anna, jan));
    const id = own[0]?.id ?? '';

    // when
    await withRecords(({ knex }) =>
      knex('substitutions')
        .where({ id })
        .update({ fromOn: addDays(today, -3), untilOn: addDays(today, -1) }),
    );
    const afterLastDay = await codeOf(decide(jan, taskId));
    await withRecords(({ knex }) => knex('substitutions').where({ id }).update({ untilOn: today }));
    const onLastDay = await listed(jan, 'mine', taskId);
    const ended = await anna.caller.must(anna.caller.post<SubstitutionList>(`/api/operator/substitutions/${id}/end`));
    const again = await codeOf(anna.caller.post(`/api/operator/substitutions/${id}/end`));

    // then
    expect([afterLastDay, onLastDay, ended.own[0]?.state, again]).toEqual([
      'CLAIMED_BY_OTHER',
      true,
      'ended',
      'SUBSTITUTION_ENDED',
    ]);
    expect(await listed(jan, 'mine', taskId)).toBe(false);
    expect(await codeOf(decide(jan, taskId))).toBe('CLAIMED_BY_OTHER');
  }, 60_000);

  it('C-2 confirms nothing that they have asked for themselves', async () => {
    // given
    const { portal, card } = await cardHolder();
    const [anna, jan] = [await clerk('Anna Próbna'), await clerk('Jan Próbny')];
    await portal.must(portal.post(`/api/resident/cards/${card.id}/block`, { reason: 'loss' }));
    await jan.caller.must(jan.caller.post(`/api/operator/cards/${card.id}/unblock`, { reason: 'Karta się znalazła.' }));
    const [asked] = await rowsOf<{ id: string }>('card_acts', { cardId: card.id, kind: 'unblock' });
    const task = await until(
      'the task of the second person',
      async () => (await rowsOf<{ id: string }>('tasks', { caseId: asked?.id ?? '' }))[0],
    );
    await anna.caller.must(anna.caller.post(at(task.id, '/claim')));
    await anna.caller.must(plan(anna, anna, jan));

    // when
    const refused = await codeOf(jan.caller.post(at(task.id, '/complete'), { outcome: 'confirm' }));

    // then
    expect(refused).toBe('SECOND_PERSON_REQUIRED');
    expect((await read(jan, task.id)).canComplete).toBe(false);
  }, 120_000);
});

describe('C-2 who names a substitute', () => {
  it('C-2 names somebody else who settles tasks and is there, one at a time, for days that come', async () => {
    // given
    const [anna, jan, ola] = [await clerk('Anna Próbna'), await clerk('Jan Próbny'), await clerk('Ola Próbna')];
    const [maker, gone] = [await clerk('Piotr Próbny', ['production']), await clerk('Ewa Próbna')];
    await withRecords(({ knex }) => knex('operators').where('id', gone.id).update({ isActive: false }));
    await jan.caller.must(plan(jan, jan, ola, { from: addDays(today, 5), until: addDays(today, 9) }));
    const wrong = (substitute: Clerk, days = WEEK): Promise<unknown> => codeOf(plan(anna, anna, substitute, days));

    // then
    expect(await wrong(anna)).toBe('SUBSTITUTE_ONESELF');
    expect(await wrong(maker)).toBe('SUBSTITUTE_UNFIT');
    expect(await wrong(gone)).toBe('SUBSTITUTE_UNFIT');
    expect(await wrong(jan)).toBe('SUBSTITUTE_AWAY');
    expect(await wrong(ola, { from: addDays(today, -1), until: today })).toBe('VALIDATION');
    expect(await wrong(ola, { from: addDays(today, 2), until: addDays(today, 1) })).toBe('VALIDATION');
    expect(await wrong(ola, { from: today, until: addDays(today, 400) })).toBe('VALIDATION');

    // and when: two at once
    const both = await Promise.all([plan(anna, anna, ola), plan(anna, anna, ola)]);

    // then
    expect(both.map(({ status, body }) => (body as { code?: string }).code ?? status).toSorted()).toEqual([
      200,
      'SUBSTITUTION_OVERLAPS',
    ]);
  }, 60_000);

  it('C-2 changes the last day and the person, not the first day of one that has begun', async () => {
    // given
    const [anna, jan, ola] = [await clerk('Anna Próbna'), await clerk('Jan Próbny'), await clerk('Ola Próbna')];
    const { own } = await anna.caller.must(plan(anna, anna, jan));
    const { id = '' } = own[0] ?? {};
    const change = (to: object): Promise<Answer<SubstitutionList>> =>
      anna.caller.put(`/api/operator/substitutions/${id}`, { version: 1, substituteId: ola.id, ...WEEK, ...to });

    // when
    const moved = await change({ from: addDays(today, 1) });
    const changed = await anna.caller.must(change({ until: today }));
    const late = await change({});

    // then
    expect(moved.body).toMatchObject({ code: 'VALIDATION', fields: [{ path: 'from', code: 'HAS_BEGUN' }] });
    expect(changed.own[0]).toMatchObject({ substituteName: 'Ola Próbna', until: today, version: 2 });
    expect(await codeOf(Promise.resolve(late))).toBe('CHANGED_MEANWHILE');
  }, 60_000);

  it('C-2 who stood in until now stays in the records when somebody else goes on, and absences that are over are in nobody’s way', async () => {
    // given: it began three days ago, when who goes on now was away
    const [anna, jan, ola] = [await clerk('Anna Próbna'), await clerk('Jan Próbny'), await clerk('Ola Próbna')];
    const { own } = await anna.caller.must(plan(anna, anna, jan));
    const { own: away } = await ola.caller.must(plan(ola, ola, jan));
    const begun = addDays(today, -3);
    await withRecords(async ({ knex }) => {
      await knex('substitutions').where('id', own[0]?.id).update({ fromOn: begun });
      await knex('substitutions')
        .where('id', away[0]?.id)
        .update({ fromOn: begun, untilOn: addDays(today, -1) });
    });

    // when
    const change = { version: 1, substituteId: ola.id, from: begun, until: WEEK.until };
    const changed = await anna.caller.must(
      anna.caller.put<SubstitutionList>(`/api/operator/substitutions/${own[0]?.id}`, change),
    );

    // then
    expect(changed.own).toMatchObject([
      { substituteName: 'Ola Próbna', from: today, state: 'running' },
      { substituteName: 'Jan Próbny', from: begun, state: 'ended' },
    ]);
  }, 60_000);

  it('C-2 names nobody whose right holds for their own cases alone', async () => {
    // given
    const code = `proba-${randomUUID().slice(0, 8)}`;
    const [anna, piotr] = [await clerk('Anna Próbna'), await clerk('Piotr Próbny', [])];
    await withRecords(async ({ knex }) => {
      await knex('roles').insert({ code, name: code });
      await knex('role_grants').insert({ roleCode: code, permission: 'task.complete', condition: 'own-cases' });
      await knex('operator_roles').insert({ operatorId: piotr.id, roleCode: code });
    });

    // then
    expect(await codeOf(plan(anna, anna, piotr))).toBe('SUBSTITUTE_UNFIT');
    const { people } = await anna.caller.must(
      anna.caller.get<{ people: { id: string }[] }>(`/api/operator/substitutes?personId=${anna.id}`),
    );
    expect(people.map(({ id }) => id)).not.toContain(piotr.id);
  }, 60_000);

  it('C-2 does it for themselves; an administrator for others, but never names themselves', async () => {
    // given
    const [anna, jan] = [await clerk('Anna Próbna'), await clerk('Jan Próbny')];
    const both = await clerk('Adam Próbny', ['clerk', 'admin']);

    // then
    expect(await codeOf(plan(jan, anna, jan))).toBe('FORBIDDEN');
    expect(await codeOf(jan.caller.get(`/api/operator/substitutions?personId=${anna.id}`))).toBe('FORBIDDEN');
    expect(await codeOf(plan(both, anna, both))).toBe('SUBSTITUTE_NAMES_ONESELF');
    expect((await plan(admin, anna, jan)).status).toBe(200);
    const { own } = await anna.caller.must(
      anna.caller.get<SubstitutionList>(`/api/operator/substitutions?personId=${anna.id}`),
    );
    expect(own).toEqual([expect.objectContaining({ substituteName: 'Jan Próbny', state: 'running' })]);
    const foreign = await jan.caller.post(`/api/operator/substitutions/${own[0]?.id}/end`);
    expect(foreign.status).toBe(404);
  }, 60_000);
});

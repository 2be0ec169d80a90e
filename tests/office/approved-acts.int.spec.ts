import type { ApprovalDetail } from '@karta/contracts';
import { randomUUID } from 'node:crypto';
import { operator, type Answer, type Caller } from '../makers/caller.ts';
import { seen, startedCase, withRecords } from '../makers/cases.ts';
import { asOwner } from '../makers/database.ts';
import { deploy } from '../makers/deploying.ts';
import { askingGroup, decisionFile } from '../makers/diagrams.ts';
import { DEMO } from '../makers/town.ts';
import { until } from '../makers/until.ts';
import { rowsOf } from '../town/town-at-work.ts';

const reason = 'próba';
const ANSWERS = '<km:outcome code="approve" /><km:outcome code="reject" />';

let admin: Caller;
let colleague: Caller;
beforeAll(async () => {
  [admin, colleague] = await Promise.all([operator(DEMO.admin), operator(DEMO.secondAdmin)]);
});

/** A case that waits for a clerk's decision, by the first of two versions of a diagram of its own. */
async function askingCase(): Promise<{ key: string; workflowId: string }> {
  const key = `cztery-oczy-${randomUUID().slice(0, 8)}`;
  const xml = askingGroup(key, 'card-office', ANSWERS);
  await admin.must(deploy(admin, xml));
  const workflowId = await startedCase(key, { days: 7 });
  await seen(admin, workflowId, 'the decision', ({ tokens }) => tokens.includes('ask'));
  await admin.must(deploy(admin, xml.replace('Zdecyduj', 'Zdecyduj raz jeszcze')));
  return { key, workflowId };
}

const pathOf = (workflowId: string, act: string): string =>
  `/api/admin/cases/${act}?workflowId=${encodeURIComponent(workflowId)}`;

async function ask(path: string, body: object): Promise<string> {
  const { approvalId } = await admin.must(admin.post<{ approvalId: string }>(path, { reason, ...body }));
  expect(approvalId).toEqual(expect.any(String));
  return approvalId;
}

const look = (id: string): Promise<ApprovalDetail> =>
  colleague.must(colleague.get<ApprovalDetail>(`/api/admin/approvals/${id}`));
const approve = (id: string, seenAs: object): Promise<Answer> =>
  colleague.post(`/api/admin/approvals/${id}/approve`, seenAs);
const effectOf = (id: string, effect: string): Promise<ApprovalDetail> =>
  until(`the effect ${effect}`, async () => {
    const found = await look(id);
    return found.effect === effect && found;
  });
const actsOf = (workflowId: string, act: string): Promise<{ actorId: string; facts: Record<string, unknown> }[]> =>
  rowsOf('audit', { act, subjectId: workflowId });

describe('an act on a case in which people are asked', () => {
  it('that changes its data is done when a second person has seen what was and what would be', async () => {
    // given
    const { workflowId } = await askingCase();

    // when
    const id = await ask(pathOf(workflowId, 'variables'), { variables: { outcome: 'approve', days: 9 } });
    const before = await seen(admin, workflowId, 'the decision', () => true);
    const { caseAct } = await look(id);
    expect((await approve(id, { seen: caseAct?.seen })).status).toBe(200);

    // then
    expect(before.variables).toEqual({ days: 7 });
    expect(caseAct?.differences).toEqual([
      { what: 'variable', name: 'days', before: '7', after: '9' },
      { what: 'variable', name: 'outcome', before: null, after: '"approve"' },
    ]);
    await seen(admin, workflowId, 'the new data', ({ variables }) => variables['days'] === 9);
    await effectOf(id, 'done');
    const acts = await actsOf(workflowId, 'case.edit-variables');
    expect(acts).toMatchObject([{ facts: { subject: 'days outcome', approvalId: id } }]);
  });

  it('is not done on a case that stands otherwise than it was seen', async () => {
    // given
    const { workflowId } = await askingCase();
    const path = pathOf(workflowId, 'variables');
    const [first, second] = [await ask(path, { variables: { days: 8 } }), await ask(path, { variables: { days: 9 } })];
    const { caseAct } = await look(second);
    await approve(first, { seen: (await look(first)).caseAct?.seen });
    await seen(admin, workflowId, 'the new data', ({ variables }) => variables['days'] === 8);

    // when
    const late = await approve(second, { seen: caseAct?.seen });
    const unseen = await approve(second, {});

    // then
    expect(late.body['code']).toBe('CHANGED_MEANWHILE');
    expect(unseen.body).toMatchObject({ code: 'VALIDATION', fields: [{ path: 'seen', code: 'REQUIRED' }] });
    expect(await look(second)).toMatchObject({ state: 'waiting', effect: null });
  });

  it('that puts it on another version is done for one case, and for all that run by then', async () => {
    // given
    const { workflowId } = await askingCase();
    const many = await askingCase();

    // when
    const one = await ask(pathOf(workflowId, 'migrate'), { version: 2, mapping: { ask: 'ask' } });
    const all = await ask(`/api/admin/definitions/${many.key}/versions/1/migrate`, { version: 2 });
    const late = await startedCase(many.key);
    await withRecords(({ knex }) =>
      // a case of the old version that begins after it was asked
      until('the late case', () => knex('process_instances').where({ workflowId: late }).first('workflowId')),
    );

    // then
    expect((await look(one)).caseAct).toMatchObject({ workflowId, tokens: ['ask'], marked: ['ask'] });
    expect((await look(all)).caseAct?.differences[0]).toMatchObject({ what: 'cases', name: '1' });
    for (const id of [one, all]) {
      expect((await approve(id, { seen: (await look(id)).caseAct?.seen })).status).toBe(200);
    }
    for (const each of [workflowId, many.workflowId]) {
      await seen(admin, each, 'the new version', ({ version, tokens }) => version === 2 && tokens.includes('ask'));
    }
    expect(await actsOf(workflowId, 'case.migrate-case')).toMatchObject([{ facts: { approvalId: one } }]);
    expect(await actsOf(many.workflowId, 'case.migrate-case')).toMatchObject([{ facts: { approvalId: all } }]);
  });

  it('that the case refuses is told with the reason', async () => {
    // given
    const { workflowId } = await askingCase();
    const id = await ask(pathOf(workflowId, 'variables'), { variables: { days: 8 }, scopeId: 's99' });

    // when
    await approve(id, { seen: (await look(id)).caseAct?.seen });

    // then
    await effectOf(id, 'SCOPE_NOT_FOUND');
    expect(await actsOf(workflowId, 'case.edit-variables')).toEqual([]);
  });
});

describe('an approval and its effect', () => {
  const failing = (id: string) => `fail_${id.replaceAll('-', '_')}`;
  /** The commit of what settles this approval fails, as when the database goes away in it. */
  async function whileCommitFails(id: string, act: () => Promise<void>): Promise<void> {
    const name = failing(id);
    const database = await databaseOfTown();
    await asOwner(database, async (knex) => {
      await knex.raw(
        `create function ${name}() returns trigger language plpgsql as $$ begin raise exception 'gone' using errcode = '57P01'; end $$`,
      );
      await knex.raw(
        `create constraint trigger ${name} after update on approvals deferrable initially deferred for each row when (new.id = '${id}') execute function ${name}()`,
      );
    });
    await act().finally(() => asOwner(database, (knex) => knex.raw(`drop function ${name}() cascade`)));
  }
  const databaseOfTown = (): Promise<string> =>
    withRecords(({ databaseUrl }) => Promise.resolve(new URL(databaseUrl).pathname.slice(1)));

  it('are one: a commit that fails leaves neither, and the next one does it once', async () => {
    // given
    const { workflowId } = await askingCase();
    const key = `tabela-${randomUUID().slice(0, 8)}`;
    const xml = decisionFile(key, '100');
    const { approvalId: deployment } = await admin.must(
      admin.post<{ approvalId: string }>('/api/admin/deployments', { xml, note: reason }),
    );
    const edit = await ask(pathOf(workflowId, 'variables'), { variables: { days: 8 } });
    const says = [
      [deployment, { currentVersion: 0 }],
      [edit, { seen: (await look(edit)).caseAct?.seen }],
    ] as const;

    // when
    for (const [id, seenAs] of says) {
      await whileCommitFails(id, async () => {
        expect((await approve(id, seenAs)).status).toBe(503);
      });
    }

    // then
    expect(await rowsOf('decision_definitions', { decisionKey: `file-${key}` })).toEqual([]);
    expect(await rowsOf('outbox', { id: edit })).toEqual([]);
    expect([(await look(deployment)).state, (await look(edit)).state]).toEqual(['waiting', 'waiting']);
    for (const [id, seenAs] of says) expect((await approve(id, seenAs)).status).toBe(200);
    await effectOf(edit, 'done');
    expect(await rowsOf('decision_definitions', { decisionKey: `file-${key}` })).toHaveLength(1);
    expect((await seen(admin, workflowId, 'the new data', () => true)).variables).toMatchObject({ days: 8 });
  });

  it('are done once, also when who delivered it died before saying so', async () => {
    // given
    const { workflowId } = await askingCase();
    const id = await ask(pathOf(workflowId, 'variables'), { variables: { days: 8 } });
    await approve(id, { seen: (await look(id)).caseAct?.seen });
    await effectOf(id, 'done');
    const row = () => withRecords(({ knex }) => knex('outbox').where({ id }).first('doneAt', 'problem'));
    await until('the delivery', async () => (await row()).doneAt);

    // when: it is on its way once more
    await withRecords(({ knex }) =>
      knex('outbox').where({ id }).update({ doneAt: null, nextTryAt: knex.fn.now(), claimedUntil: null }),
    );
    await until('the second delivery', async () => (await row()).doneAt);

    // then
    expect(await row()).toMatchObject({ problem: null });
    expect(await actsOf(workflowId, 'case.edit-variables')).toHaveLength(1);
  });
});

describe('an act on what the records do not know yet', () => {
  it.each([
    ['move-token', { tokenId: 't999', target: 'done' }, 'MOVE_REFUSED'],
    ['fire-timer', { waitId: 'w999' }, 'TIMER_NOT_WAITING'],
  ])('is refused before it is kept, so that nobody judges it too early: %s', async (act, what, code) => {
    // given
    const { workflowId } = await askingCase();

    // when
    const answer = await admin.post(pathOf(workflowId, act), { reason, ...what });

    // then
    expect([answer.status, answer.body['code']]).toEqual([409, code]);
    expect(await rowsOf('process_acts', { workflowId })).toEqual([]);
  });
});

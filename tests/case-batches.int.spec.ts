import { randomUUID } from 'node:crypto';
import type {
  CaseBatchBegun,
  CaseBatchDetail,
  IncidentGroups,
  ProcessOverview,
  ProcessPicture,
} from '@karta/contracts';
import { operator, type Answer, type Caller } from './makers/caller.ts';
import { seen, startedCase, told } from './makers/cases.ts';
import { approved, deploy } from './makers/deploying.ts';
import { failingProcess, timedProcess } from './makers/diagrams.ts';
import { DEMO } from './makers/town.ts';
import { until } from './makers/until.ts';

const reason = 'próba serii';

describe('B-10 acts on many cases', () => {
  let admin: Caller;
  let key: string;

  beforeEach(async () => {
    admin = await operator(DEMO.admin);
    key = `seria-${randomUUID().slice(0, 8)}`;
  });

  const begin = (path: string, json: object, idempotencyKey: string = randomUUID()): Promise<Answer<CaseBatchBegun>> =>
    admin.post<CaseBatchBegun>(`/api/admin/${path}`, json, { key: idempotencyKey });
  const batch = async (id: string): Promise<CaseBatchDetail> =>
    admin.must(admin.get<CaseBatchDetail>(`/api/admin/case-batches/${id}`));
  const ended = (id: string): Promise<CaseBatchDetail> =>
    until(`the end of batch ${id}`, async () => {
      const now = await batch(id);
      return now.state === 'ended' && now;
    });
  const groupOf = (processKey: string, count: number) =>
    until(`${count} incidents of ${processKey}`, async () => {
      const { body } = await admin.get<IncidentGroups>('/api/admin/incident-groups');
      const group = body.groups.find((each) => each.processKey === processKey);
      return group?.count === count && group;
    });
  const stuckCases = async (count: number): Promise<string[]> => {
    await admin.must(deploy(admin, failingProcess(key)));
    const ids = await Promise.all(Array.from({ length: count }, () => startedCase(key)));
    await groupOf(key, count);
    return ids;
  };
  const waitingCases = async (count: number): Promise<string[]> => {
    await admin.must(deploy(admin, timedProcess(key)));
    const ids = await Promise.all(Array.from({ length: count }, () => startedCase(key)));
    for (const id of ids) await seen(admin, id, 'waiting', ({ tokens }) => tokens.includes('wait'));
    return ids;
  };

  it('tries the failed step of a whole group again, once for each case, and tells which stand still again', async () => {
    // given
    const cases = await stuckCases(3);
    const { code, elementId, last, count } = await groupOf(key, 3);
    const order = { act: 'retry-incident', incidents: { code, elementId, processKey: key, until: last }, reason };

    // when: the same request comes twice
    const again = randomUUID();
    const first = await admin.must(begin('case-batches/repair', order, again));
    const second = await admin.must(begin('case-batches/repair', order, again));

    // then
    expect([elementId, count, first.cases, second.id]).toEqual(['tell', 3, 3, first.id]);
    const over = await ended(first.id);
    expect(over).toMatchObject({ cases: 3, done: 3, refused: 0, waiting: 0, sent: 0, act: 'retry-incident' });
    expect(over.items.map(({ workflowId }) => workflowId).toSorted()).toEqual(cases.toSorted());
    await until('that they stand again', async () => (await batch(first.id)).stuck === 3);
    await groupOf(key, 3);
  }, 180_000);

  it('leaves the failed step out in all of them when one second person says yes, and in none before', async () => {
    // given
    const cases = await stuckCases(2);
    const { code, elementId, last } = await groupOf(key, 2);
    const incidents = { code, elementId, processKey: key, until: last };

    // when
    const asked = await admin.must(begin('case-batches/repair', { act: 'skip-incident', incidents, reason }));

    // then
    expect(asked.approvalId).not.toBeNull();
    expect((await batch(asked.id)).state).toBe('asked');
    expect((await admin.post(`/api/admin/case-batches/${asked.id}/resume`)).body).toMatchObject({
      code: 'CASE_BATCH_OVER',
    });
    await groupOf(key, 2);
    await admin.must(approved(asked.approvalId ?? ''));
    expect(await ended(asked.id)).toMatchObject({ done: 2, refused: 0 });
    for (const id of cases) await seen(admin, id, 'the next step', ({ tokens }) => tokens.includes('check'));
  }, 180_000);

  it('does nothing to cases whose second person says no', async () => {
    await stuckCases(1);
    const { code, elementId, last } = await groupOf(key, 1);
    const incidents = { code, elementId, processKey: key, until: last };
    const asked = await admin.must(begin('case-batches/repair', { act: 'skip-incident', incidents, reason }));
    const colleague = await operator(DEMO.secondAdmin);
    await colleague.must(colleague.post(`/api/admin/approvals/${asked.approvalId}/refuse`, { note: 'nie tak' }));
    expect(await ended(asked.id)).toMatchObject({ done: 0, withdrawn: 1 });
    await groupOf(key, 1);
  }, 180_000);

  it('suspends those that had begun, resumes them past what waits, and names the ones that refuse', async () => {
    // given
    const [one = '', other = ''] = await waitingCases(2);
    const until1 = new Date().toISOString();
    const later = await startedCase(key);
    await seen(admin, later, 'waiting', ({ tokens }) => tokens.includes('wait'));
    const cases = { processKey: key, version: 1, elementId: 'wait', until: until1 };

    // when
    const stop = await admin.must(begin('case-batches', { act: 'suspend-case', cases, reason }));
    await ended(stop.id);
    // a message that a suspended case does not take stands before what resumes it
    await told(one, 'go');
    const chosen = { workflowIds: [one, other, later] };
    const go = await admin.must(begin('case-batches', { act: 'resume-case', cases: chosen, reason }));

    // then
    const over = await ended(go.id);
    expect(over.items.map(({ workflowId, state, problem }) => [workflowId, state, problem]).toSorted()).toEqual(
      [
        [one, 'done', null],
        [other, 'done', null],
        [later, 'refused', 'CASE_NOT_SUSPENDED'],
      ].toSorted(),
    );
    await seen(admin, one, 'the message', ({ tokens }) => tokens.includes('linger'));
  }, 180_000);

  it('migrates all of a version, each for itself', async () => {
    const [one = '', other = ''] = await waitingCases(2);
    await told(other, 'go');
    await seen(admin, other, 'linger', ({ tokens }) => tokens.includes('linger'));
    await admin.must(deploy(admin, timedProcess(key).replaceAll('"wait"', '"expect"')));
    const cases = { processKey: key, version: 1, until: new Date().toISOString() };
    const rules = { version: 2 };
    const begun = await admin.must(begin('case-batches', { act: 'migrate-case', cases, rules, reason }));
    if (begun.approvalId) await admin.must(approved(begun.approvalId));
    const over = await ended(begun.id);
    expect(over).toMatchObject({ version: 2, done: 1, refused: 1 });
    expect(over.items.find(({ state }) => state === 'refused')).toMatchObject({
      workflowId: one,
      problem: 'MIGRATION_REFUSED',
    });
    await seen(admin, other, 'the new version', ({ version }) => version === 2);
  }, 180_000);

  it('is refused to those without the right, for nothing, and for what is over', async () => {
    const clerk = await operator(DEMO.clerk);
    const nobodys = { workflowIds: [`nowa-rzeczna/${key}/${randomUUID()}`] };
    const order = { act: 'suspend-case', cases: nobodys, reason };
    const byClerk = await clerk.post('/api/admin/case-batches', order);
    expect(byClerk.body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await begin('case-batches', order)).body).toMatchObject({ code: 'CASE_BATCH_EMPTY' });
    const [one = ''] = await waitingCases(1);
    const cases = { workflowIds: [one] };
    const { id } = await admin.must(begin('case-batches', { act: 'suspend-case', cases, reason }));
    expect((await clerk.post(`/api/admin/case-batches/${id}/pause`)).body).toMatchObject({ code: 'FORBIDDEN' });
    await ended(id);
    expect((await admin.post(`/api/admin/case-batches/${id}/end`)).body).toMatchObject({
      code: 'CASE_BATCH_OVER',
    });
  }, 180_000);

  it('B-12 what runs is counted by process, version and step', async () => {
    const cases = await waitingCases(2);
    const { body } = await admin.get<ProcessOverview>('/api/admin/processes');
    expect(body.processes.find(({ processKey }) => processKey === key)).toMatchObject({ running: 2, incidents: 0 });
    const { body: picture } = await admin.get<ProcessPicture>(`/api/admin/processes/${key}`);
    expect(picture.steps.find(({ elementId }) => elementId === 'wait')).toMatchObject({ here: 2, incidents: 0 });
    expect(picture.versions).toMatchObject([{ version: 1, running: 2 }]);
    const list = await admin.get<{ cases: { workflowId: string }[] }>(
      `/api/admin/cases?processKey=${key}&elementId=wait&version=1`,
    );
    expect(list.body.cases.map(({ workflowId }) => workflowId).toSorted()).toEqual(cases.toSorted());
  }, 120_000);
});

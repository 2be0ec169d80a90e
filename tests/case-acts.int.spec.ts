import { randomUUID } from 'node:crypto';
import { operator, type Answer, type Caller } from './makers/caller.ts';
import { deploy } from './makers/deploying.ts';
import { seen, startedCase, told, withRecords } from './makers/cases.ts';
import { callingProcess, timedProcess } from './makers/diagrams.ts';
import { hired } from './makers/staff.ts';
import { DEMO } from './makers/town.ts';
import { until } from './makers/until.ts';

const key = `proba-${randomUUID().slice(0, 8)}`;
const reason = 'sprawdzamy dane';

describe('acts of an admin on a case', () => {
  let admin: Caller;

  const act = (workflowId: string, what: string, more: object = {}, idempotencyKey = randomUUID()): Promise<Answer> =>
    admin.post(
      `/api/admin/cases/${what}?workflowId=${encodeURIComponent(workflowId)}`,
      { reason, ...more },
      { key: idempotencyKey },
    );
  /** A case that waits for `go`. */
  const waiting = async (): Promise<string> => {
    const workflowId = await startedCase(key);
    await seen(admin, workflowId, 'the wait', ({ tokens }) => tokens.includes('wait'));
    return workflowId;
  };
  const auditOf = (workflowId: string): Promise<{ act: string; facts: { reasonId: string } }[]> =>
    withRecords(({ knex }) =>
      knex('audit').where({ subjectId: workflowId }).whereNot('act', 'case.read').orderBy('id').select('act', 'facts'),
    );

  beforeAll(async () => {
    admin = await operator(DEMO.admin);
    await admin.must(deploy(admin, timedProcess(key)));
  });

  it('suspended, a case takes nothing up; resumed, it takes up what waited', async () => {
    // given
    const workflowId = await waiting();

    // when
    expect((await act(workflowId, 'suspend')).status).toBe(200);
    await told(workflowId, 'go');

    // then
    await until('the message waits in the outbox', () =>
      withRecords(({ knex }) => knex('outbox').where({ workflowId, problem: 'CASE_SUSPENDED' }).first('id')),
    );
    const held = await seen(admin, workflowId, 'the suspension', ({ state }) => state === 'suspended');
    expect(held).toMatchObject({ tokens: ['wait'], suspended: { by: 'Adam Nurtowski' } });
    const { body } = await admin.get<{ cases: { workflowId: string }[] }>(
      `/api/admin/cases?state=suspended&processKey=${key}`,
    );
    expect(body.cases.map((row) => row.workflowId)).toContain(workflowId);
    expect((await act(workflowId, 'suspend')).body).toMatchObject({ code: 'CASE_SUSPENDED' });
    expect((await act(workflowId, 'resume')).status).toBe(200);
    const gone = await seen(admin, workflowId, 'the next step', ({ tokens }) => tokens.includes('linger'));
    expect(gone).toMatchObject({ state: 'running', suspended: null });
    expect((await act(workflowId, 'resume')).body).toMatchObject({ code: 'CASE_NOT_SUSPENDED' });
  });

  it('suspended, a case takes along what it called; resumed, both go on with what waited', async () => {
    // given
    const callerKey = `${key}-wywoluje`;
    await admin.must(deploy(admin, callingProcess(callerKey, key)));
    const caller = await startedCase(callerKey);
    const { workflowId } = await until<{ workflowId: string }>('the called case', () =>
      withRecords(({ knex }) => knex('process_instances').where({ parentWorkflowId: caller }).first('workflowId')),
    );
    await seen(admin, workflowId, 'the wait', ({ tokens }) => tokens.includes('wait'));

    // when
    expect((await act(caller, 'suspend')).status).toBe(200);
    const held = await seen(admin, workflowId, 'the suspension', ({ state }) => state === 'suspended');
    await told(workflowId, 'go');
    await until('the message waits in the outbox', () =>
      withRecords(({ knex }) => knex('outbox').where({ workflowId, problem: 'CASE_SUSPENDED' }).first('id')),
    );

    // then
    expect(held.suspended).toMatchObject({ by: 'Adam Nurtowski', caller });
    expect((await act(workflowId, 'resume')).body).toMatchObject({ code: 'CALLER_SUSPENDED' });
    expect((await act(caller, 'resume')).status).toBe(200);
    const gone = await seen(admin, workflowId, 'the next step', ({ tokens }) => tokens.includes('linger'));
    expect(gone).toMatchObject({ state: 'running', suspended: null });
    expect((await act(caller, 'cancel')).status).toBe(200);
  });

  it('a repeated request acts once and is answered the same, also when the case is over', async () => {
    // given
    const workflowId = await waiting();
    const once = randomUUID();

    // when
    const answers = [await act(workflowId, 'cancel', {}, once)];
    await seen(admin, workflowId, 'its end', ({ state }) => state === 'cancelled');
    answers.push(await act(workflowId, 'cancel', {}, once));

    // then
    expect(answers.map(({ status, body }) => ({ status, body }))).toEqual([
      { status: 200, body: { done: true } },
      { status: 200, body: { done: true } },
    ]);
    const [written, ...others] = await auditOf(workflowId);
    expect([written?.act, others]).toEqual(['case.cancel-case', []]);
    const kept = await withRecords(({ knex }) =>
      knex('process_acts')
        .where('updateId', written?.facts.reasonId ?? '')
        .first('reason', 'act'),
    );
    expect(kept).toEqual({ reason, act: 'cancel-case' });
    expect((await act(workflowId, 'cancel')).body).toMatchObject({ code: 'CASE_CLOSED' });
  });

  it('a token is moved to another element, or the reason against it is named', async () => {
    // given
    const workflowId = await waiting();
    const { steps } = await seen(admin, workflowId, 'the wait', () => true);
    const tokenId = steps.find(({ elementId, state }) => elementId === 'wait' && state === 'active')?.tokenId;

    // then
    expect((await act(workflowId, 'move-token', { tokenId, target: 'begun' })).body).toMatchObject({
      code: 'MOVE_REFUSED',
      reason: 'NOT_ENTERED_BY_FLOW',
    });
    expect((await act(workflowId, 'move-token', { tokenId, target: 'linger' })).status).toBe(200);
    const moved = await seen(admin, workflowId, 'the target', ({ tokens }) => tokens.includes('linger'));
    expect(moved.steps.find((step) => step.tokenId === tokenId)?.state).toBe('cancelled');
  });

  it('a timer is let fire now, and variables are repaired', async () => {
    // given
    const workflowId = await waiting();
    const { waits } = await seen(admin, workflowId, 'the timer', (found) =>
      found.waits.some(({ kind }) => kind === 'timer'),
    );
    const waitId = waits.find(({ kind }) => kind === 'timer')?.waitId;

    // when
    expect((await act(workflowId, 'variables', { variables: { note: 'poprawione' } })).status).toBe(200);
    expect((await act(workflowId, 'fire-timer', { waitId })).status).toBe(200);

    // then
    const fired = await seen(admin, workflowId, 'the timer’s way', ({ tokens }) => tokens.includes('linger'));
    expect(fired.variables).toMatchObject({ note: 'poprawione' });
    expect((await act(workflowId, 'fire-timer', { waitId })).body).toMatchObject({ code: 'TIMER_NOT_WAITING' });
    expect((await act(workflowId, 'variables', { variables: { note: 1 }, scopeId: 's99' })).body).toMatchObject({
      code: 'SCOPE_NOT_FOUND',
    });
    const acts = await auditOf(workflowId);
    expect(acts.map((row) => row.act)).toEqual(['case.edit-variables', 'case.fire-timer']);
    expect(JSON.stringify(acts)).not.toContain('poprawione');
  });

  it('a reason, a key and the right are asked for', async () => {
    const workflowId = await waiting();
    const auditor = await hired(['auditor']);
    const path = `/api/admin/cases/suspend?workflowId=${encodeURIComponent(workflowId)}`;
    expect((await admin.post(path, { reason: ' ' })).body).toMatchObject({ code: 'VALIDATION' });
    expect((await admin.post(path, { reason }, { key: null })).body).toMatchObject({
      code: 'IDEMPOTENCY_KEY_REQUIRED',
    });
    expect((await auditor.post(path, { reason })).body).toMatchObject({ code: 'FORBIDDEN' });
    expect((await act(`nowa-rzeczna/${key}/${randomUUID()}`, 'suspend')).body).toMatchObject({
      code: 'CASE_NOT_FOUND',
    });
  });
});

import { randomUUID } from 'node:crypto';
import {
  broadcastSignal,
  cancelCaseUpdate,
  caseSnapshotQuery,
  claimTaskUpdate,
  deliverMessageUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  moveTokenUpdate,
  resumeCaseUpdate,
  suspendCaseUpdate,
} from '../index.ts';
import { CITY, fixtureProcess, refusalOf, TemporalRig, until, type StartedCase } from '../../testing/temporal-rig.ts';

const admin = { cityId: CITY, userId: 'admin-1', reasonId: 'reason-1' };

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

const suspend = (started: StartedCase): Promise<unknown> =>
  started.handle.executeUpdate(suspendCaseUpdate, { args: [admin] });
const resume = (started: StartedCase): Promise<unknown> =>
  started.handle.executeUpdate(resumeCaseUpdate, { args: [admin] });
const message = (name: string) => ({ cityId: CITY, messageId: randomUUID(), name });

describe('a suspended case', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it('refuses answers, messages and acts that would move it, and says so', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    const taskId = await started.task('ask');
    const { waitId } = await started.saw('timer-set');

    // when
    await suspend(started);

    // then
    const update = (name: string, argument: object): Promise<string> =>
      refusalOf(started.handle.executeUpdate<unknown, [object]>(name, { args: [argument] }));
    expect(await refusalOf(started.complete(taskId, 'stop'))).toBe('CASE_SUSPENDED');
    expect(await update(claimTaskUpdate.name, { cityId: CITY, taskId, userId: 'clerk-1' })).toBe('CASE_SUSPENDED');
    expect(await update(deliverMessageUpdate.name, message('note'))).toBe('CASE_SUSPENDED');
    expect(await update(fireTimerUpdate.name, { ...admin, waitId })).toBe('CASE_SUSPENDED');
    expect(await update(moveTokenUpdate.name, { ...admin, tokenId: 't3', target: 'ended' })).toBe('CASE_SUSPENDED');
    expect(await update(suspendCaseUpdate.name, admin)).toBe('CASE_SUSPENDED');
    expect(await started.saw('case-suspended')).toMatchObject({ userId: 'admin-1' });
    await resume(started);
    expect(await refusalOf(resume(started))).toBe('CASE_NOT_SUSPENDED');
    expect(await started.complete(taskId, 'stop')).toMatchObject({ outcome: 'stop' });
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('keeps timers, results and signals that come meanwhile, also across a new run, and takes them up in order', async () => {
    // given
    const soon = (xml: string): string => xml.replace('P400D', 'PT4S');
    const started = await rig.start(await fixtureProcess('ask-again', soon), {}, { eventsPerRun: 40 });
    await started.task('ask');

    // when
    await suspend(started);
    await started.inHistory('timerFiredEventAttributes');
    await started.intoNextRun();

    // then
    const { state, suspended } = await started.handle.query(caseSnapshotQuery);
    expect({ suspended, status: state.status }).toMatchObject({ suspended: { userId: 'admin-1' }, status: 'running' });
    expect(rig.activities.progressOf(started.workflowId).map(({ kind }) => kind)).not.toContain('task-cancelled');
    await resume(started);
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
    const entered = rig.activities
      .progressOf(started.workflowId)
      .flatMap((event) => (event.kind === 'element-entered' ? event.elementId : []));
    expect(entered.filter((id) => id === 'patience-ended')).toHaveLength(1);
  });

  it('takes up a signal that came meanwhile', async () => {
    // given
    const started = await rig.start(await fixtureProcess('boundary-events'));
    await started.task('work');

    // when
    await suspend(started);
    await started.handle.signal(broadcastSignal, { cityId: CITY, name: 'alarm' });
    const before = await started.handle.query(caseSnapshotQuery);
    await resume(started);

    // then
    expect(Object.values(before.state.tokens).map(({ node }) => node)).toEqual(['work']);
    await started.saw('element-entered', ({ elementId }) => elementId === 'flee');
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('lets its variables be repaired; a condition is looked at when it goes on', async () => {
    // given
    const started = await rig.start(await fixtureProcess('conditional'), { amount: 1 });
    await started.task('change');

    // when
    await suspend(started);
    await started.handle.executeUpdate(editVariablesUpdate, { args: [{ ...admin, variables: { amount: 500 } }] });
    const { state } = await started.handle.query(caseSnapshotQuery);
    await resume(started);

    // then
    expect(Object.values(state.tokens).map(({ node }) => node)).toEqual(['change', 'wait']);
    await started.saw('element-entered', ({ elementId }) => elementId === 'after');
    await started.handle.cancel();
  });

  it('can be cancelled', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    await started.task('ask');
    await suspend(started);

    // when
    await started.handle.executeUpdate(cancelCaseUpdate, { args: [admin] });

    // then
    expect(await started.handle.result()).toMatchObject({ status: 'cancelled' });
  });
});

describe('a suspended case and what it called', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  /** A case that calls one that calls one with a task. */
  const family = async (more: { eventsPerRun?: number } = {}): Promise<Family> => {
    const calling = await fixtureProcess('calling');
    const outer = await fixtureProcess('calling', (xml) =>
      xml.replace('id="calling"', 'id="outer"').replace('"ask-again"', '"calling"'),
    );
    const called = { calling, 'ask-again': await fixtureProcess('ask-again') };
    const caller = await rig.start(outer, {}, { called, ...more });
    const middle = await caller.called('calling');
    const asked = await middle.called('ask-again');
    return { caller, middle, asked, taskId: await asked.task('ask') };
  };
  const suspensionOf = async ({ handle }: StartedCase): Promise<unknown> =>
    (await handle.query(caseSnapshotQuery)).suspended;
  const isHeld = (started: StartedCase): Promise<void> =>
    until(async () => (await suspensionOf(started)) !== undefined);
  const isFree = (started: StartedCase): Promise<void> =>
    until(async () => (await suspensionOf(started)) === undefined);

  it('stand still together, at every depth, and go on together', async () => {
    // given
    const { caller, middle, asked, taskId } = await family();

    // when
    await suspend(caller);
    await Promise.all([isHeld(middle), isHeld(asked)]);

    // then
    const by = { userId: 'admin-1', caller: caller.workflowId };
    expect(await suspensionOf(asked)).toMatchObject(by);
    expect(await asked.saw('case-suspended')).toMatchObject(by);
    await expect(asked.complete(taskId, 'stop')).rejects.toMatchObject({
      cause: { type: 'CASE_SUSPENDED', details: [by] },
    });
    await resume(caller);
    await Promise.all([isFree(middle), isFree(asked)]);
    await asked.saw('case-resumed');
    await asked.complete(taskId, 'stop');
    expect(await caller.handle.result()).toMatchObject({ status: 'completed', variables: { outcome: 'stop' } });
  });

  it('cannot be resumed in parts: the caller goes on first', async () => {
    // given
    const { caller, middle, asked, taskId } = await family();
    await suspend(middle);
    await isHeld(asked);

    // when
    const alone = resume(asked);

    // then
    await expect(alone).rejects.toMatchObject({
      cause: { type: 'CALLER_SUSPENDED', details: [{ userId: 'admin-1', caller: middle.workflowId }] },
    });
    expect(await suspensionOf(caller)).toBeUndefined();
    await resume(middle);
    await isFree(asked);
    await asked.complete(taskId, 'stop');
    expect(await caller.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('what an admin suspended itself stays so when its caller goes on', async () => {
    // given
    const { caller, middle, asked, taskId } = await family();
    await suspend(asked);
    await suspend(caller);
    await asked.inHistory('workflowExecutionSignaledEventAttributes');
    expect(await refusalOf(resume(asked))).toBe('CALLER_SUSPENDED');

    // when
    await resume(caller);
    await isFree(middle);

    // then
    await until(async () => (await refusalOf(asked.complete(taskId, 'stop'))) === 'CASE_SUSPENDED');
    expect(await suspensionOf(asked)).toEqual({ userId: 'admin-1', at: expect.any(String) });
    await until(async () => (await resume(asked).catch(() => undefined)) !== undefined);
    await asked.complete(taskId, 'stop');
    expect(await caller.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('stand still also across new runs of both', async () => {
    // given
    const { caller, middle, asked, taskId } = await family({ eventsPerRun: 40 });
    await suspend(caller);
    await isHeld(asked);

    // when
    for (const started of [caller, middle]) await started.intoNextRun();
    const held = await suspensionOf(middle);
    await resume(caller);
    await isFree(asked);
    await suspend(caller);
    await Promise.all([isHeld(middle), isHeld(asked)]);
    await middle.intoNextRun();
    await resume(caller);

    // then
    expect(held).toMatchObject({ caller: caller.workflowId });
    await Promise.all([isFree(middle), isFree(asked)]);
    await asked.complete(taskId, 'stop');
    expect(await caller.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('end together when the caller is cancelled', async () => {
    // given
    const { caller, middle, asked } = await family();
    await suspend(caller);
    await isHeld(asked);

    // when
    await caller.handle.executeUpdate(cancelCaseUpdate, { args: [admin] });

    // then
    const ends = await Promise.all([caller, middle, asked].map(({ handle }) => handle.result()));
    expect(ends.map(({ status }: { status: string }) => status)).toEqual(['cancelled', 'cancelled', 'cancelled']);
  });

  it('whenever the suspension comes, nothing that was called goes on alone', async () => {
    // given
    const called = { 'ask-again': await fixtureProcess('ask-again') };
    const calling = await fixtureProcess('calling');
    const cases = await Promise.all(Array.from({ length: 6 }, () => rig.start(calling, {}, { called })));

    // when
    await Promise.all(cases.map((started) => suspend(started)));

    // then
    for (const started of cases) {
      const { state } = await started.handle.query(caseSnapshotQuery);
      if (Object.keys(state.tokens).length > 0) await isHeld(await started.called('ask-again'));
      await resume(started);
      const child = await started.called('ask-again');
      await isFree(child);
      await child.decide('ask', 'stop');
      expect(await started.handle.result()).toMatchObject({ status: 'completed' });
    }
  });
});

interface Family {
  readonly caller: StartedCase;
  readonly middle: StartedCase;
  readonly asked: StartedCase;
  readonly taskId: string;
}

describe('moving a token on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it('withdraws the task and enters the target; the act is written once, however often it is asked', async () => {
    // given
    const started = await rig.start(await fixtureProcess('parallel-join'), {}, { eventsPerRun: 20 });
    const taskId = await started.task('first');
    const { tokenId } = await started.saw('task-opened', ({ elementId }) => elementId === 'first');
    const act = (): Promise<unknown> =>
      started.handle.executeUpdate(moveTokenUpdate, {
        args: [{ ...admin, tokenId, target: 'second' }],
        updateId: 'move-1',
      });

    // when
    const done = await act();
    await started.saw('task-cancelled', (event) => event.taskId === taskId);
    await started.task('second', 2);
    await started.intoNextRun();
    const again = await act();

    // then
    expect(again).toEqual(done);
    expect(rig.activities.callsOf('recordAdminAct', started.workflowId)).toMatchObject([
      { act: 'move-token', subject: `${tokenId} second`, reasonId: 'reason-1' },
    ]);
    await started.handle.cancel();
  });

  it('is refused with the reason', async () => {
    // given
    const started = await rig.start(await fixtureProcess('parallel-join'));
    const { tokenId } = await started.saw('task-opened', ({ elementId }) => elementId === 'first');

    // when
    const refused = started.handle.executeUpdate(moveTokenUpdate, { args: [{ ...admin, tokenId, target: 'join' }] });

    // then
    await expect(refused).rejects.toMatchObject({
      cause: { type: 'MOVE_REFUSED', details: [{ reason: 'WAITS_FOR_OTHERS' }] },
    });
    await started.handle.cancel();
  });

  it('leaves a person and an admin with one winner', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    const taskId = await started.task('ask');
    const { tokenId } = await started.saw('task-opened');

    // when
    const [answered, moved] = await Promise.allSettled([
      started.complete(taskId, 'again'),
      started.handle.executeUpdate(moveTokenUpdate, { args: [{ ...admin, tokenId, target: 'ended' }] }),
    ]);

    // then
    expect([answered.status, moved.status].toSorted()).toEqual(['fulfilled', 'rejected']);
    if (moved.status === 'rejected') await started.decide('ask', 'stop', 2);
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });
});

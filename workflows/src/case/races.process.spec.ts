import {
  broadcastSignal,
  calledIdOf,
  cancelCaseUpdate,
  deliverMessageUpdate,
  fireTimerUpdate,
  type ProgressEvent,
} from '../index.ts';
import { replayedCalls, runsOfCase } from '../history/index.ts';
import {
  CITY,
  dataConverter,
  fixtureProcess,
  insist,
  TemporalRig,
  until as soon,
  type StartedCase,
} from '../../testing/temporal-rig.ts';

const admin = { cityId: CITY, userId: 'admin-1', reasonId: 'reason-1' };

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(120_000);

describe('races on the real server', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  const enteredIn = ({ workflowId }: StartedCase): string[] =>
    rig.activities
      .progressOf(workflowId)
      .flatMap((event: ProgressEvent) => (event.kind === 'element-entered' ? event.elementId : []));
  const endsOf = (started: StartedCase): string[] =>
    enteredIn(started).filter((id) => id === 'ended' || id === 'patience-ended');

  it('an answer and an interrupting timer: exactly one wins, and no token is lost', async () => {
    // given
    const soon = await fixtureProcess('ask-again', (xml) => xml.replace('P400D', 'PT2S'));
    const cases = await Promise.all(Array.from({ length: 8 }, () => rig.start(soon)));

    // when
    const answers = await Promise.all(
      cases.map(async (started, index) => {
        const taskId = await started.task('ask');
        const { dueAt } = await started.saw('timer-set');
        // some before, some at the moment, some after
        await moment(new Date(dueAt).getTime() + (index - 4) * 40);
        return started.complete(taskId, 'stop').then(
          () => 'ended',
          () => 'patience-ended',
        );
      }),
    );

    // then
    const results = await Promise.all(cases.map(({ handle }) => handle.result()));
    expect(results.map(({ status }: { status: string }) => status)).toEqual(cases.map(() => 'completed'));
    expect(cases.map((started) => endsOf(started))).toEqual(answers.map((end) => [end]));
  });

  it('an answer and an admin who lets the timer fire: exactly one wins', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    const taskId = await started.task('ask');
    const { waitId } = await started.saw('timer-set');

    // when
    const outcomes = await Promise.allSettled([
      started.complete(taskId, 'stop'),
      started.handle.executeUpdate(fireTimerUpdate, { args: [{ ...admin, waitId }] }),
    ]);

    // then
    expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
    expect(endsOf(started)).toHaveLength(1);
  });

  it('messages while the case continues in new runs are each taken once', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'), {}, { eventsPerRun: 30 });
    await started.task('ask');
    const { runId } = await started.handle.describe();

    // when
    const notes = Array.from({ length: 12 }, (_one, index) => ({
      cityId: CITY,
      messageId: `n-${index}`,
      name: 'note',
    }));
    await Promise.all(
      notes.map((note) =>
        insist((updateId) => started.handle.executeUpdate(deliverMessageUpdate, { args: [note], updateId })),
      ),
    );

    // then
    expect((await started.handle.describe()).runId).not.toBe(runId);
    await started.decide('ask', 'stop');
    await started.handle.result();
    expect(enteredIn(started).filter((id) => id === 'noted')).toHaveLength(notes.length);
  });

  it('a signal reaches every one of many cases', async () => {
    // given
    const process = await fixtureProcess('boundary-events');
    const cases = await Promise.all(Array.from({ length: 15 }, () => rig.start(process)));
    for (const started of cases) await started.task('work');

    // when
    await Promise.all(cases.map(({ handle }) => handle.signal(broadcastSignal, { cityId: CITY, name: 'alarm' })));

    // then
    await Promise.all(cases.map(({ handle }) => handle.result()));
    expect(cases.map((started) => enteredIn(started).includes('flee'))).toEqual(cases.map(() => true));
  });

  it('whenever a case is cancelled, nothing that it was about to call is left behind', async () => {
    // given
    const called = { 'ask-again': await fixtureProcess('ask-again') };
    const calling = await fixtureProcess('calling');
    const cases = await Promise.all(Array.from({ length: 8 }, () => rig.start(calling, {}, { called })));

    // when
    await Promise.all(
      cases.map(({ handle }) =>
        insist((updateId) => handle.executeUpdate(cancelCaseUpdate, { args: [admin], updateId })),
      ),
    );

    // then
    for (const started of cases) {
      expect(await started.handle.result()).toMatchObject({ status: 'cancelled' });
      const call = rig.activities
        .progressOf(started.workflowId)
        .find((event) => event.kind === 'element-entered' && event.elementId === 'call');
      if (call?.kind !== 'element-entered') continue;
      const child = rig.caseOf(calledIdOf(CITY, 'ask-again', started.workflowId, call.tokenId));
      expect(await child.handle.result()).toMatchObject({ status: 'cancelled' });
    }
  });

  it('what a case called outlives its runs: it reports to the later one, or is cancelled with it', async () => {
    // given
    const called = { 'ask-again': await fixtureProcess('ask-again') };
    const calling = await fixtureProcess('calling');
    const parents = [0, 1].map(() => rig.start(calling, {}, { called, eventsPerRun: 25 }));
    const [reported, cancelled] = await Promise.all(parents);
    if (!reported || !cancelled) throw new Error('Two cases were started');
    const childOf = async (parent: StartedCase): Promise<StartedCase> => {
      const { tokenId } = await parent.saw('element-entered', ({ elementId }) => elementId === 'call');
      return rig.caseOf(calledIdOf(CITY, 'ask-again', parent.workflowId, tokenId));
    };
    const children = await Promise.all([childOf(reported), childOf(cancelled)]);
    for (const child of children) await child.task('ask');

    // when
    await Promise.all([reported.intoNextRun(), cancelled.intoNextRun()]);
    await children[0].decide('ask', 'stop');
    await cancelled.handle.executeUpdate(cancelCaseUpdate, { args: [admin] });

    // then
    expect(await reported.handle.result()).toMatchObject({ status: 'completed', variables: { outcome: 'stop' } });
    expect(await cancelled.handle.result()).toMatchObject({ status: 'cancelled' });
    expect(await children[1].handle.result()).toMatchObject({ status: 'cancelled' });
  });
});

describe('the history alone', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  afterAll(async () => rig.close());

  it.each([
    ['a task, a timer and a message', 'ask-again', {}],
    ['an event-based gateway', 'event-gateway', {}],
    ['boundary events', 'boundary-events', {}],
    ['a join', 'parallel-join', {}],
    ['several instances', 'for-each', { people: ['a', 'b'] }],
    ['a condition', 'conditional', { amount: 1 }],
    ['an incident', 'exclusive-without-default', { amount: 50 }],
    ['a called process', 'calling', {}],
  ])('gives the same case at every wait: %s', async (_what, name, variables) => {
    // given
    const called = { 'ask-again': await fixtureProcess('ask-again') };
    const { workflowId, handle } = await rig.start(await fixtureProcess(name), variables, { called });

    // when
    const told = (): ProgressEvent[] => rig.activities.progressOf(workflowId);
    const replayed = async (): Promise<ProgressEvent[]> => {
      const runs = await runsOfCase(rig.client, workflowId, () => Promise.resolve([]));
      const calls = await replayedCalls(workflowId, runs, dataConverter);
      return calls.flatMap((call) => (call.activity === 'recordProgress' ? call.argument.events : []));
    };
    await soon(async () => told().length > 0 && (await replayed()).length === told().length);

    // then
    expect(await replayed()).toEqual(told());
    await handle.terminate();
  });
});

/** Waits for a moment. */
async function moment(at: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, Math.max(0, at - Date.now())));
}

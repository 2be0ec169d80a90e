import {
  broadcastSignal,
  caseSnapshotQuery,
  editVariablesUpdate,
  resumeCaseUpdate,
  retryIncidentUpdate,
  suspendCaseUpdate,
  type ProcessInput,
} from '../index.ts';
import { produceBy } from '../../testing/produce.ts';
import {
  CITY,
  fixtureProcess,
  shippedProcess,
  TemporalRig,
  WITHOUT_CACHE,
  type StartedCase,
} from '../../testing/temporal-rig.ts';

const admin = { cityId: CITY, userId: 'admin-1', reasonId: 'reason-1' };

// a server, a bundle and two workers, on a busy machine
jest.setTimeout(120_000);

/** How a case is carried from its waits to its end. */
interface Course {
  readonly what: string;
  readonly diagram: string;
  readonly variables?: ProcessInput['variables'];
  carryThrough(started: StartedCase, rig: TemporalRig): Promise<unknown>;
}

const COURSES: Course[] = [
  {
    what: 'a task, a timer and a message',
    diagram: 'ask-again',
    async carryThrough(started) {
      await started.decide('ask', 'again');
      await started.task('ask', 2);
      await started.deliver('note');
      await started.saw('element-left', ({ elementId }) => elementId === 'notes');
      await started.fire('patience-lost');
    },
  },
  {
    what: 'an event-based gateway',
    diagram: 'event-gateway',
    async carryThrough(started) {
      await started.saw('message-awaited');
      await started.deliver('payment');
    },
  },
  {
    what: 'a timer that fires by itself',
    diagram: 'task-behind-timer',
    carryThrough: (started) => started.decide('ask', 'stop'),
  },
  {
    what: 'boundary events',
    diagram: 'boundary-events',
    async carryThrough(started) {
      await started.task('work');
      await started.fire('reminder');
      await started.saw('element-left', ({ elementId }) => elementId === 'remind');
      await started.deliver('question');
      await started.saw('element-left', ({ elementId }) => elementId === 'reply');
      await started.handle.signal(broadcastSignal, { cityId: CITY, name: 'alarm' });
    },
  },
  {
    what: 'a join',
    diagram: 'parallel-join',
    async carryThrough(started) {
      await started.decide('second', 'done');
      await started.decide('first', 'done');
    },
  },
  {
    what: 'several instances',
    diagram: 'for-each',
    variables: { people: ['a', 'b', 'c'] },
    async carryThrough(started) {
      for (const nth of [3, 1, 2]) await started.decide('approve', 'yes', nth);
    },
  },
  {
    what: 'a condition',
    diagram: 'conditional',
    variables: { amount: 1 },
    async carryThrough(started) {
      await started.task('change');
      await started.handle.executeUpdate(editVariablesUpdate, { args: [{ ...admin, variables: { amount: 500 } }] });
      await started.saw('element-left', ({ elementId }) => elementId === 'after');
      await started.decide('change', 'done');
    },
  },
  {
    what: 'an incident',
    diagram: 'exclusive-without-default',
    variables: { amount: 50 },
    async carryThrough(started) {
      const { tokenId } = await started.saw('incident-raised');
      await started.handle.executeUpdate(editVariablesUpdate, { args: [{ ...admin, variables: { amount: 5 } }] });
      await started.handle.executeUpdate(retryIncidentUpdate, { args: [{ ...admin, tokenId }] });
    },
  },
  {
    what: 'a suspension, with a signal that comes meanwhile',
    diagram: 'boundary-events',
    async carryThrough(started) {
      await started.task('work');
      await started.handle.executeUpdate(suspendCaseUpdate, { args: [admin] });
      await started.handle.signal(broadcastSignal, { cityId: CITY, name: 'alarm' });
      await started.handle.query(caseSnapshotQuery);
      await started.handle.executeUpdate(resumeCaseUpdate, { args: [admin] });
    },
  },
  {
    what: 'a called process',
    diagram: 'calling',
    async carryThrough(started) {
      const called = await started.called('ask-again');
      await called.decide('ask', 'again');
      await called.decide('ask', 'stop', 2);
    },
  },
];

describe('a worker that keeps no case', () => {
  let usual: TemporalRig;
  let forgetful: TemporalRig;

  beforeAll(async () => {
    usual = await TemporalRig.open();
    forgetful = await TemporalRig.open(WITHOUT_CACHE);
  });

  afterAll(async () => {
    await usual.close();
    await forgetful.close();
  });

  it.each(COURSES)('replays before every step and goes the same way: $what', async (course) => {
    // given
    const { diagram, variables, carryThrough } = course;
    const called = { 'ask-again': await fixtureProcess('ask-again') };
    const courseIn = async (rig: TemporalRig): Promise<unknown[]> => {
      const started = await rig.start(await fixtureProcess(diagram), variables, { called });
      await carryThrough(started, rig);
      await started.handle.result();
      return traceOf(rig, started);
    };

    // when
    const [kept, replayed] = await Promise.all([courseIn(usual), courseIn(forgetful)]);

    // then
    expect(replayed).toEqual(kept);
    expect(kept.at(-1)).toMatchObject({ kind: 'case-finished' });
  });

  it('carries the shipped card application from the filing to the card in the hand', async () => {
    // given
    const walk = async (rig: TemporalRig): Promise<unknown[]> => {
      const application = await rig.start(await shippedProcess('card-application'));
      await application.decide('verify-application', 'call');
      await application.task('complete-application');
      await application.fire('completion-reminder-due');
      await application.saw('element-left', ({ elementId }) => elementId === 'remind-of-completion');
      await application.decide('complete-application', 'completed');
      await application.decide('verify-application', 'approve', 2);
      await produceBy(rig, application, 'good');
      await application.saw('message-awaited', ({ message }) => message === 'card-collected');
      await application.deliver('card-collected');
      await application.handle.result();
      return traceOf(rig, application);
    };

    // when
    const [kept, replayed] = await Promise.all([walk(usual), walk(forgetful)]);

    // then
    expect(replayed).toEqual(kept);
    expect(kept.at(-1)).toMatchObject({ kind: 'case-finished', status: 'completed' });
  });

  it('runs several cases side by side', async () => {
    // given
    const process = await fixtureProcess('parallel-join');
    const cases = await Promise.all(Array.from({ length: 12 }, () => forgetful.start(process)));

    // when
    await Promise.all(
      cases.map(async (started) => {
        await started.decide('first', 'done');
        await started.decide('second', 'done');
      }),
    );

    // then
    const results = await Promise.all(cases.map(({ handle }) => handle.result()));
    expect(results.map(({ status }: { status: string }) => status)).toEqual(cases.map(() => 'completed'));
  });
});

const UUID = /[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;
const INSTANT = /\d{4}-\d{2}-\d{2}T[\d:.]+Z/g;

/** What the projection was told, without what differs from case to case: ids and moments. */
function traceOf(rig: TemporalRig, { workflowId }: StartedCase): unknown[] {
  const told = JSON.stringify(rig.activities.progressOf(workflowId));
  return JSON.parse(told.replaceAll(UUID, 'id').replaceAll(INSTANT, 'moment')) as unknown[];
}

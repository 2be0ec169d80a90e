import { simulate } from '@karta/bpmn/simulation';
import { deliverMessageUpdate, type PinnedProcess } from './index.ts';
import { FACTS } from '../testing/recorded-activities.ts';
import { decideShipped } from '../testing/shipped-parts.ts';
import { CITY, refusalOf, shippedProcess, TemporalRig } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

describe('the interpreter workflow on the real server', () => {
  let rig: TemporalRig;
  let application: PinnedProcess;

  beforeAll(async () => {
    rig = await TemporalRig.open();
    application = await shippedProcess('card-application');
  });

  afterAll(async () => rig.close());

  it('opens the verification task after the automatic checks', async () => {
    // given
    const started = await rig.start(application);

    // when
    const opened = await started.saw('task-opened');

    // then
    expect(opened).toMatchObject({
      elementId: 'verify-application',
      candidateGroup: 'card-office',
      outcomes: ['approve', 'call', 'reject'],
    });
    const states = rig.activities.callsOf('set-application-state', started.workflowId);
    expect(states.map(({ input }) => input.state)).toEqual(['in-review']);
  });

  it('refuses a second decision and says who was faster', async () => {
    // given
    const started = await rig.start(application);
    const taskId = await started.task('verify-application');
    await started.complete(taskId, 'approve');

    // when
    const second = started.complete(taskId, 'reject', 'clerk-2');

    // then
    expect(await refusalOf(second)).toBe('ALREADY_DECIDED');
    expect(rig.activities.callsOf('recordDecision', started.workflowId)).toHaveLength(1);
  });

  it('rejects an application and ends the case', async () => {
    // given
    const started = await rig.start(application);

    // when
    await started.decide('verify-application', 'reject');
    const result = await started.handle.result();

    // then
    expect(result).toMatchObject({ status: 'completed', variables: { decision: 'reject' } });
    const templates = rig.activities.callsOf('notify', started.workflowId).map(({ input }) => input.template);
    expect(templates).toEqual(['application-received', 'application-rejected']);
  });

  it('withdraws an application that waits for a decision', async () => {
    // given
    const started = await rig.start(application);
    await started.task('verify-application');

    // when
    const message = { cityId: CITY, messageId: 'm-1', name: 'application-withdrawn' };
    const delivered = await started.handle.executeUpdate(deliverMessageUpdate, { args: [message] });

    // then
    expect(delivered).toEqual({ messageId: 'm-1', duplicate: false });
    expect(await started.handle.result()).toMatchObject({ status: 'completed', variables: { decision: 'withdrawn' } });
    expect(rig.activities.progressOf(started.workflowId).map(({ kind }) => kind)).toContain('task-cancelled');
  });

  it('takes the same way as the run in memory', async () => {
    // given
    const result = { completionDeadline: '2099-01-31T23:59:59+01:00', lateAnswerCounts: true };
    const { trace } = simulate([application.graph], application.graph, {
      answers: [
        { activity: 'check-application', result: { problems: [], facts: { ...FACTS } } },
        { activity: 'mark-completion-requested', result },
        { task: 'verify-application', variables: { outcome: 'call' } },
        { task: 'complete-application', variables: { outcome: 'completed' } },
        { activity: 'check-again', result: { problems: [], facts: { ...FACTS } } },
        { task: 'verify-application', variables: { outcome: 'reject' } },
      ],
      decide: decideShipped,
    });

    // when
    const started = await rig.start(application);
    await started.decide('verify-application', 'call');
    await started.decide('complete-application', 'completed');
    await started.decide('verify-application', 'reject', 2);
    await started.handle.result();

    // then
    const steps = rig.activities.progressOf(started.workflowId).flatMap((event) => {
      if (event.kind === 'element-entered') return [`enter ${event.elementId}`];
      if (event.kind !== 'element-left') return [];
      return [`${event.how === 'cancelled' ? 'cancel' : 'leave'} ${event.elementId}`];
    });
    const simulated = trace.filter(({ event }) => ['enter', 'leave', 'cancel'].includes(event));
    expect(steps).toEqual(simulated.map(({ event, element }) => `${event} ${element}`));
  });
});

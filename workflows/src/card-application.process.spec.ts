import { endOf, messagesOf } from '../testing/steps-of.ts';
import { produceBy } from '../testing/produce.ts';
import { shippedProcess, TemporalRig, type StartedCase } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

describe('the application for a card, every way to its end', () => {
  let rig: TemporalRig;
  beforeAll(async () => {
    rig = await TemporalRig.open();
  });
  afterAll(async () => rig.close());

  const filed = async (): Promise<StartedCase> => rig.start(await shippedProcess('card-application'));

  async function calledForCompletion(): Promise<StartedCase> {
    const application = await filed();
    await application.decide('verify-application', 'call');
    await application.task('complete-application');
    return application;
  }

  async function made(): Promise<StartedCase> {
    const application = await filed();
    await application.decide('verify-application', 'approve');
    await produceBy(rig, application, 'good');
    await application.saw('message-awaited', ({ message }) => message === 'card-collected');
    return application;
  }

  it('ends with the card in the hand, after a completion (B-4)', async () => {
    // given
    const application = await calledForCompletion();
    await application.fire('completion-reminder-due');
    await application.saw('element-left', ({ elementId }) => elementId === 'remind-of-completion');

    // when
    await application.decide('complete-application', 'completed');
    await application.decide('verify-application', 'approve', 2);
    await produceBy(rig, application, 'good');
    await application.saw('message-awaited', ({ message }) => message === 'card-collected');
    await application.deliver('card-collected');

    // then
    expect(await endOf(rig, application)).toBe('card-issued');
    expect(messagesOf(rig, application)).toEqual([
      'application-received',
      'completion-requested',
      'completion-reminder',
      'card-ready',
      'card-issued',
    ]);
  });

  it('ends with a card that nobody collected (D-10)', async () => {
    // given
    const application = await made();

    // when
    await application.deliver('card-not-collected', 'card-1');

    // then
    expect(await endOf(rig, application)).toBe('card-not-collected');
    expect(messagesOf(rig, application).at(-1)).toBe('card-not-collected');
  });

  it('ends with the refusal (B-5)', async () => {
    const application = await filed();
    await application.decide('verify-application', 'reject');
    expect(await endOf(rig, application)).toBe('ended-rejected');
  });

  it('ends with the withdrawal, also while a completion is awaited (B-6)', async () => {
    const application = await calledForCompletion();
    await application.deliver('application-withdrawn');
    expect(await endOf(rig, application)).toBe('ended-withdrawn');
  });

  it('ends unexamined when the office has sent the notice (B-4)', async () => {
    const application = await calledForCompletion();
    await application.fire('completion-deadline');
    await application.decide('confirm-not-completed', 'leave');
    expect(await endOf(rig, application)).toBe('ended-left-unexamined');
    expect(messagesOf(rig, application).at(-1)).toBe('left-unexamined');
  });

  it('counts a late answer until then (B-4)', async () => {
    // given
    const application = await calledForCompletion();
    await application.fire('completion-deadline');
    await application.task('confirm-not-completed');

    // when
    await application.decide('complete-application', 'completed');

    // then
    await application.saw('task-cancelled');
    await application.decide('verify-application', 'reject', 2);
    expect(await endOf(rig, application)).toBe('ended-rejected');
  });

  it('produces again after a production that failed, and turns urgent after a week', async () => {
    // given
    const application = await filed();
    await application.task('verify-application');
    await application.fire('verification-late');
    await rig.activities.called('set-priority', application.workflowId);

    // when
    await application.decide('verify-application', 'approve');
    await produceBy(rig, application, 'give-up');
    await application.decide('decide-about-production', 'retry');
    await produceBy(rig, application, 'good', 2);

    // then
    await application.saw('message-awaited', ({ message }) => message === 'card-collected');
    await application.deliver('card-collected');
    expect(await endOf(rig, application)).toBe('card-issued');
  });
});

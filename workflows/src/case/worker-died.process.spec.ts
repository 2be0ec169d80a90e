import { CITY, fixtureProcess, refusalOf, TemporalRig, type StartedCase } from '../../testing/temporal-rig.ts';
import { releaseTaskUpdate, taskIdOf } from '../index.ts';

// a server, a bundle and workers, on a busy machine
jest.setTimeout(60_000);

describe('a task that the list shows and the case has not opened again, since its worker died in between', () => {
  let rig: TemporalRig;

  beforeAll(async () => {
    rig = await TemporalRig.open();
  });

  beforeEach(() => {
    rig.activities.answers.notify = () => ({});
  });

  afterAll(async () => rig.close());

  /** Tokens are numbered the same way in every case of a diagram. */
  const tokenIn = async (name: string): Promise<string> => {
    const twin = await rig.start(await fixtureProcess(name));
    const { tokenId } = await twin.saw('task-opened');
    await twin.handle.terminate();
    return tokenId;
  };
  /** Asks while there is no worker; the next one gets the question together with what opens the task. */
  const askedInBetween = async (
    { handle }: StartedCase,
    ask: () => Promise<unknown>,
    happens: (ended: Promise<void>) => Promise<unknown>,
  ): Promise<unknown> => {
    let answer: Promise<unknown> | undefined;
    await rig.restartWorker({}, async (ended) => {
      await happens(ended);
      answer = ask().catch((error: unknown) => error);
      await handle.describe();
    });
    return answer;
  };

  it('is answered when a timer opens it', async () => {
    // given
    const tokenId = await tokenIn('task-behind-timer');
    const started = await rig.start(await fixtureProcess('task-behind-timer'));
    await started.inHistory('timerStartedEventAttributes');

    // when
    const answer = await askedInBetween(
      started,
      () => started.complete(taskIdOf(started.caseId, tokenId), 'stop'),
      (ended) => ended.then(() => started.inHistory('timerFiredEventAttributes')),
    );

    // then
    expect(answer).toMatchObject({ outcome: 'stop' });
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('is claimed, and given back, when the result of an activity opens it', async () => {
    // given
    const { promise: finished, resolve: finish } = Promise.withResolvers<Record<string, never>>();
    const tokenId = await tokenIn('task-behind-activity');
    rig.activities.answers.notify = () => finished;
    const started = await rig.start(await fixtureProcess('task-behind-activity'));
    const taskId = taskIdOf(started.caseId, tokenId);
    await rig.activities.called('notify', started.workflowId);

    // when
    const answer = await askedInBetween(
      started,
      () => started.claim(taskId, 'clerk-1'),
      (ended) => {
        finish({});
        return ended;
      },
    );

    // then
    expect(answer).toMatchObject({ userId: 'clerk-1' });
    const release = { cityId: CITY, taskId, userId: 'clerk-1' };
    expect(await started.handle.executeUpdate(releaseTaskUpdate, { args: [release] })).toEqual({ taskId });
    await started.decide('ask', 'stop');
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('is unknown after a moment when nothing opens it, however long the work takes', async () => {
    // given
    const { promise: finished, resolve: finish } = Promise.withResolvers<Record<string, never>>();
    rig.activities.answers.notify = () => finished;
    const started = await rig.start(await fixtureProcess('task-behind-activity'));
    await rig.activities.called('notify', started.workflowId);

    // when
    const refused = await refusalOf(started.complete(taskIdOf(started.caseId, 't99'), 'stop'));

    // then
    expect(refused).toBe('UNKNOWN_TASK');
    finish({});
    await started.decide('ask', 'stop');
    expect(await started.handle.result()).toMatchObject({ status: 'completed' });
  });

  it('is unknown at once when the case has come to rest', async () => {
    // given
    const started = await rig.start(await fixtureProcess('ask-again'));
    await started.task('ask');

    // when
    const refused = await refusalOf(started.complete(taskIdOf(started.caseId, 't99'), 'stop'));

    // then
    expect(refused).toBe('UNKNOWN_TASK');
    const { events } = await started.handle.fetchHistory();
    expect(events?.some((event) => event.workflowExecutionUpdateAcceptedEventAttributes != null)).toBe(false);
    await started.handle.terminate();
  });
});

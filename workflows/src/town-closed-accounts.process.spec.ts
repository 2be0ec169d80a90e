import { calledIdOf, type PinnedProcess } from './index.ts';
import { endOf, messagesOf } from '../testing/steps-of.ts';
import { CITY, shippedProcess, TemporalRig, type StartedCase } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

const APPLICATION = { type: 'duplicate', reason: 'loss', earlierDuplicates: 0, blockNow: false, cardId: 'card-0' };
const WITH_REVIEW = ['card-application', 'duplicate-card', 'physical-card', 'data-change', 'package-application'];
const WITH_CARD = ['card-application', 'duplicate-card', 'physical-card'];

let rig: TemporalRig;
const processes = new Map<string, PinnedProcess>();
beforeAll(async () => {
  rig = await TemporalRig.open();
  for (const key of WITH_REVIEW) processes.set(key, await shippedProcess(key));
});
afterAll(async () => rig.close());

async function start(key: string): Promise<StartedCase> {
  const process = processes.get(key);
  if (!process) throw new Error(key);
  return rig.start(process, APPLICATION);
}

/** The case in which an application is reviewed or its card made: its own or the one that it calls. */
const within = (started: StartedCase, key: string, called: string): Promise<StartedCase> =>
  key === 'card-application' ? Promise.resolve(started) : started.called(called);

const ended = (started: StartedCase): number => rig.activities.callsOf('end-application', started.workflowId).length;

describe('an application whose account is closed (T3)', () => {
  it.each(WITH_REVIEW)('ends while a clerk looks at it: %s', async (key) => {
    // given
    const started = await start(key);
    const reviewed = await within(started, key, 'review-application');
    const taskId = await reviewed.task('verify-application');

    // when
    await started.deliver('account-closed');

    // then
    expect(await endOf(rig, started)).toBe('ended-with-account');
    await reviewed.saw('task-cancelled', (event) => event.taskId === taskId);
    expect(ended(started)).toBe(1);
    expect(messagesOf(rig, started, reviewed)).not.toContain('application-withdrawn');
  });

  it.each(WITH_CARD)('takes its production along: %s', async (key) => {
    // given
    const started = await start(key);
    await (await within(started, key, 'review-application')).decide('verify-application', 'approve');
    const making = await within(started, key, 'card-handover');
    const { tokenId } = await making.saw('element-entered', ({ elementId }) => elementId === 'produce-card');
    const production = calledIdOf(CITY, 'card-production', making.workflowId, tokenId);
    await rig.activities.called('openProductionTask', production);

    // when
    await started.deliver('account-closed');

    // then
    expect(await endOf(rig, started)).toBe('ended-with-account');
    expect(await rig.client.workflow.getHandle(production).result()).toEqual({ kind: 'cancelled' });
    expect(rig.activities.callsOf('giveUpCard', production)).toHaveLength(1);
    expect(rig.activities.callsOf('closeProductionTask', production)).toMatchObject([{ outcome: 'cancelled' }]);
    expect(ended(started)).toBe(1);
  });

  it('ends where a new card was offered after its change', async () => {
    rig.activities.answers['apply-data-change'] = () => ({
      cardOutdated: true,
      offerUntil: '2099-01-31T23:59:59+01:00',
    });
    const change = await start('data-change');
    await (await change.called('review-application')).decide('verify-application', 'approve');
    await change.task('decide-about-reprint');
    await change.deliver('account-closed');
    expect(await endOf(rig, change)).toBe('ended-with-account');
    expect(ended(change)).toBe(1);
  });
});

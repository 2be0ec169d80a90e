import type { Variables } from '@karta/bpmn/feel';
import type { PinnedProcess } from './index.ts';
import { endOf, messagesOf } from '../testing/steps-of.ts';
import { produceBy } from '../testing/produce.ts';
import { shippedProcess, TemporalRig, type StartedCase } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

let rig: TemporalRig;
const processes = new Map<string, PinnedProcess>();
const APPLICATION = { type: 'duplicate', reason: 'loss', earlierDuplicates: 0, blockNow: false, cardId: 'card-0' };

beforeAll(async () => {
  rig = await TemporalRig.open();
  for (const key of [
    'duplicate-card',
    'physical-card',
    'card-block',
    'card-unblock',
    'card-return',
    'review-application',
    'card-handover',
    'card-reprint',
  ])
    processes.set(key, await shippedProcess(key));
});
afterAll(async () => rig.close());

async function start(key: string, variables: Variables = {}): Promise<StartedCase> {
  const process = processes.get(key);
  if (!process) throw new Error(key);
  return rig.start(process, variables);
}

describe('the review of an application', () => {
  it('ends with the approval', async () => {
    const review = await start('review-application');
    await review.decide('verify-application', 'approve');
    expect(await endOf(rig, review)).toBe('ended-approved');
    expect(await review.handle.result()).toMatchObject({
      variables: { decision: 'approve', priority: 3, eligibility: 'met' },
    });
  });

  it('tells of a rejection', async () => {
    const review = await start('review-application');
    await review.decide('verify-application', 'reject');
    expect(await endOf(rig, review)).toBe('ended-rejected');
    expect(messagesOf(rig, review)).toEqual(['application-received', 'application-rejected']);
  });

  it('asks for completion, reminds, and looks again (B-4)', async () => {
    const review = await start('review-application');
    await review.decide('verify-application', 'call');
    await review.task('complete-application');
    await review.fire('completion-reminder-due');
    await review.saw('element-left', ({ elementId }) => elementId === 'remind-of-completion');
    await review.decide('complete-application', 'completed');
    await review.decide('verify-application', 'approve', 2);
    expect(await endOf(rig, review)).toBe('ended-approved');
    expect(messagesOf(rig, review)).toEqual(['application-received', 'completion-requested', 'completion-reminder']);
  });

  it('counts an answer after the deadline until the notice is sent (B-4)', async () => {
    // given
    const review = await start('review-application');
    await review.decide('verify-application', 'call');
    await review.task('complete-application');
    await review.fire('completion-deadline');
    await review.task('confirm-not-completed');

    // when
    await review.decide('complete-application', 'completed');

    // then
    await review.saw('task-cancelled');
    await review.decide('verify-application', 'approve', 2);
    expect(await endOf(rig, review)).toBe('ended-approved');
  });

  it('leaves the application unexamined when the office has sent the notice', async () => {
    const review = await start('review-application');
    await review.decide('verify-application', 'call');
    await review.task('complete-application');
    await review.fire('completion-deadline');
    await review.decide('confirm-not-completed', 'leave');
    expect(await endOf(rig, review)).toBe('ended-left-unexamined');
    expect(messagesOf(rig, review).at(-1)).toBe('left-unexamined');
  });

  it('leaves it unexamined at once where the city counts no late answer', async () => {
    // given
    const { answers } = rig.activities;
    const usual = answers['set-application-state'];
    answers['set-application-state'] = ({ input }) => ({
      completionDeadline: input.state === 'completion-requested' ? '2099-01-31T23:59:59+01:00' : null,
      lateAnswerCounts: false,
      byPost: false,
    });
    const review = await start('review-application');

    // when
    await review.decide('verify-application', 'call');
    await review.task('complete-application');
    await review.fire('completion-deadline');

    // then
    expect(await endOf(rig, review)).toBe('ended-left-unexamined');
    if (usual) answers['set-application-state'] = usual;
  });

  it('turns urgent after a week', async () => {
    const review = await start('review-application');
    await review.task('verify-application');
    await review.fire('verification-late');
    const { input } = await rig.activities.called('set-priority', review.workflowId);
    expect(input).toEqual({ priority: 1 });
    await review.decide('verify-application', 'reject');
    expect(await endOf(rig, review)).toBe('ended-rejected');
  });
});

describe('making a card and handing it over', () => {
  it('ends with the pick-up, after a production that failed once', async () => {
    const handover = await start('card-handover');
    await produceBy(rig, handover, 'give-up');
    await handover.decide('decide-about-production', 'retry');
    await produceBy(rig, handover, 'good', 2);
    await handover.saw('message-awaited', ({ message }) => message === 'card-collected');
    await handover.deliver('card-collected');
    expect(await endOf(rig, handover)).toBe('card-issued');
    expect(messagesOf(rig, handover)).toEqual(['card-ready', 'card-issued']);
  });

  it('ends without a pick-up when this card was withdrawn', async () => {
    const handover = await start('card-handover');
    await produceBy(rig, handover, 'good');
    await handover.saw('message-awaited', ({ message }) => message === 'card-not-collected');
    await handover.deliver('card-not-collected', 'card-1');
    expect(await endOf(rig, handover)).toBe('card-not-collected');
    expect(messagesOf(rig, handover)).toEqual(['card-ready', 'card-not-collected']);
  });
});

describe('the duplicate of a card', () => {
  it('blocks the lost card at once, and ends when the new one is collected (T6, 004-48)', async () => {
    // given
    const duplicate = await start('duplicate-card', { ...APPLICATION, blockNow: true });

    // when
    const review = await duplicate.called('review-application');
    expect(rig.activities.callsOf('block-card', duplicate.workflowId)[0]?.input).toEqual({
      cardId: 'card-0',
      reason: 'loss',
    });
    await review.decide('verify-application', 'approve');
    const handover = await duplicate.called('card-handover');
    await produceBy(rig, handover, 'good');
    await handover.saw('message-awaited', ({ message }) => message === 'card-collected');
    await handover.deliver('card-collected');

    // then
    expect(await endOf(rig, duplicate)).toBe('ended-issued');
    expect(rig.activities.callsOf('record-fee', duplicate.workflowId)[0]?.input).toEqual({ fee: 2000 });
    expect(messagesOf(rig, duplicate, review, handover)).toEqual([
      'card-blocked',
      'application-received',
      'card-ready',
      'card-issued',
    ]);
  });

  it('goes on where the card can no longer be blocked', async () => {
    rig.activities.failOnce('block-card', 'BPMN:CARD_NOT_ACTIVE');
    const duplicate = await start('duplicate-card', { ...APPLICATION, blockNow: true });
    const review = await duplicate.called('review-application');
    await review.decide('verify-application', 'reject');
    expect(await endOf(rig, duplicate)).toBe('ended-not-approved');
    expect(messagesOf(rig, duplicate)).toEqual([]);
  });

  it('is withdrawn while the office looks at it (B-6)', async () => {
    const duplicate = await start('duplicate-card', APPLICATION);
    const review = await duplicate.called('review-application');
    await review.task('verify-application');
    await duplicate.deliver('application-withdrawn');
    expect(await endOf(rig, duplicate)).toBe('ended-withdrawn');
    expect(await review.handle.result()).toMatchObject({ status: 'cancelled' });
    expect(messagesOf(rig, duplicate)).toEqual(['application-withdrawn']);
  });
});

describe('a plastic card for a virtual one', () => {
  it('is made and collected', async () => {
    const plastic = await start('physical-card', { type: 'physical-card', reason: '', earlierDuplicates: 0 });
    const review = await plastic.called('review-application');
    await review.decide('verify-application', 'approve');
    const handover = await plastic.called('card-handover');
    await produceBy(rig, handover, 'good');
    await handover.saw('message-awaited', ({ message }) => message === 'card-collected');
    await handover.deliver('card-collected');
    expect(await endOf(rig, plastic)).toBe('ended-issued');
    expect(rig.activities.callsOf('record-fee', plastic.workflowId)[0]?.input).toEqual({ fee: 1000 });
  });

  it('is refused', async () => {
    const plastic = await start('physical-card', { type: 'physical-card', reason: '', earlierDuplicates: 0 });
    await (await plastic.called('review-application')).decide('verify-application', 'reject');
    expect(await endOf(rig, plastic)).toBe('ended-not-approved');
  });

  it('is withdrawn', async () => {
    const plastic = await start('physical-card', { type: 'physical-card', reason: '', earlierDuplicates: 0 });
    await (await plastic.called('review-application')).task('verify-application');
    await plastic.deliver('application-withdrawn');
    expect(await endOf(rig, plastic)).toBe('ended-withdrawn');
  });
});

describe('a card that the office has made anew (000-30)', () => {
  const reprint = () => start('card-reprint', { type: 'data-change' });

  it('000-30 is made without a review, and collected', async () => {
    const ordered = await reprint();
    const handover = await ordered.called('card-handover');
    await produceBy(rig, handover, 'good');
    await handover.saw('message-awaited', ({ message }) => message === 'card-collected');
    await handover.deliver('card-collected');
    expect(await endOf(rig, ordered)).toBe('ended-issued');
  });

  it('000-30 ends with the account of its holder', async () => {
    const ordered = await reprint();
    await ordered.called('card-handover');
    await ordered.deliver('account-closed');
    expect(await endOf(rig, ordered)).toBe('ended-with-account');
  });
});

describe('blocking a card', () => {
  it('blocks and tells', async () => {
    const block = await start('card-block', { cardId: 'card-0', reason: 'loss' });
    expect(await endOf(rig, block)).toBe('card-blocked');
    expect(messagesOf(rig, block)).toEqual(['card-blocked']);
  });

  it('has nothing to do where the card is not active', async () => {
    rig.activities.failOnce('block-card', 'BPMN:CARD_NOT_ACTIVE');
    expect(await endOf(rig, await start('card-block', { cardId: 'card-0', reason: 'loss' }))).toBe('nothing-to-block');
  });
});

describe('unblocking a card (T12: a second pair of eyes)', () => {
  it('hands the confirming person on to the step that checks it', async () => {
    const unblock = await start('card-unblock', { cardId: 'card-0' });
    await unblock.complete(await unblock.task('confirm-unblock'), 'confirm', 'clerk-2');
    expect(await endOf(rig, unblock)).toBe('card-unblocked');
    expect(rig.activities.callsOf('unblock-card', unblock.workflowId)[0]?.input).toEqual({ confirmedBy: 'clerk-2' });
    expect(messagesOf(rig, unblock)).toEqual(['card-unblocked']);
  });

  it.each<[string, (unblock: StartedCase) => Promise<unknown>, string, string]>([
    ['is refused', (unblock) => unblock.decide('confirm-unblock', 'refuse'), 'unblocking-refused', 'refused'],
    [
      'ends after a week in which nobody confirmed',
      async (unblock) => {
        await unblock.task('confirm-unblock');
        await unblock.fire('nobody-confirmed');
      },
      'unblocking-expired',
      'expired',
    ],
  ])('%s', async (_, answer, end, outcome) => {
    const unblock = await start('card-unblock', { cardId: 'card-0' });
    await answer(unblock);
    expect(await endOf(rig, unblock)).toBe(end);
    expect(rig.activities.callsOf('settle-card-act', unblock.workflowId)[0]?.input).toEqual({ outcome });
  });

  it('is obsolete where the card is blocked no more', async () => {
    rig.activities.failOnce('unblock-card', 'BPMN:CARD_NOT_BLOCKED');
    const unblock = await start('card-unblock', { cardId: 'card-0' });
    await unblock.decide('confirm-unblock', 'confirm');
    expect(await endOf(rig, unblock)).toBe('unblocking-obsolete');
  });
});

describe('returning a card', () => {
  it('takes it back and confirms', async () => {
    const brought = await start('card-return', { cardId: 'card-0' });
    expect(await endOf(rig, brought)).toBe('card-returned');
    expect(messagesOf(rig, brought)).toEqual(['card-returned']);
  });

  it('has nothing to take back', async () => {
    rig.activities.failOnce('return-card', 'BPMN:CARD_NOT_RETURNABLE');
    expect(await endOf(rig, await start('card-return', { cardId: 'card-0' }))).toBe('nothing-to-return');
  });
});

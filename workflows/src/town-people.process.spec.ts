import { ApplicationFailure } from '@temporalio/common';
import type { Variables } from '@karta/bpmn/feel';
import type { PinnedProcess } from './index.ts';
import { endOf, messagesOf } from '../testing/steps-of.ts';
import { shippedProcess, TemporalRig, type StartedCase } from '../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

let rig: TemporalRig;
const processes = new Map<string, PinnedProcess>();
beforeAll(async () => {
  rig = await TemporalRig.open();
  for (const key of ['account-erasure', 'resident-thread']) processes.set(key, await shippedProcess(key));
});
afterAll(async () => rig.close());

async function start(key: string, variables: Variables = {}): Promise<StartedCase> {
  const process = processes.get(key);
  if (!process) throw new Error(key);
  return rig.start(process, variables);
}

const called = (name: 'erase-accounts' | 'reopen-accounts', { workflowId }: StartedCase): number =>
  rig.activities.callsOf(name, workflowId).length;

describe('the end of an account (T2, T3)', () => {
  it('closes at once, tells everybody who goes, and erases after the grace period', async () => {
    const erasure = await start('account-erasure');
    await erasure.saw('timer-set');
    expect(called('erase-accounts', erasure)).toBe(0);
    await erasure.fire('grace-over');
    expect(await endOf(rig, erasure)).toBe('ended-erased');
    expect(messagesOf(rig, erasure)).toEqual([
      'erasure-announced',
      'erasure-announced',
      'account-erased',
      'account-erased',
    ]);
    expect(called('erase-accounts', erasure)).toBe(1);
  });

  it('erases at once where the city gives no grace, and tells adults who stay behind', async () => {
    // given
    const usual = rig.activities.answers['close-accounts'];
    rig.activities.answers['close-accounts'] = () => ({
      accountIds: ['account-1'],
      detachedIds: ['account-3'],
      graceEnd: '2020-01-01T00:00:00Z',
    });
    const released = rig.activities.answers['release-accounts'];
    rig.activities.answers['release-accounts'] = () => ({ freeIds: ['account-1'], heldIds: [], toTellIds: [] });

    // when
    const erasure = await start('account-erasure');

    // then
    expect(await endOf(rig, erasure)).toBe('ended-erased');
    expect(messagesOf(rig, erasure)).toEqual(['erasure-announced', 'family-detached', 'account-erased']);
    if (usual) rig.activities.answers['close-accounts'] = usual;
    if (released) rig.activities.answers['release-accounts'] = released;
  });

  it('is taken back within the grace period', async () => {
    const erasure = await start('account-erasure');
    await erasure.saw('timer-set');
    await erasure.deliver('erasure-cancelled');
    expect(await endOf(rig, erasure)).toBe('ended-cancelled');
    expect([called('reopen-accounts', erasure), called('erase-accounts', erasure)]).toEqual([1, 0]);
    expect(messagesOf(rig, erasure).slice(-2)).toEqual(['erasure-cancelled', 'erasure-cancelled']);
  });
});

describe('data that the city must keep (RODO art. 17(3))', () => {
  const released = (freeIds: string[], heldIds: string[], toTellIds = heldIds) => ({ freeIds, heldIds, toTellIds });

  it('stay until the reason is gone; who is not held goes at once, and each hold is told once', async () => {
    // given: one of two is held when the grace period is over, still held at the second look, then free
    const usual = rig.activities.answers['release-accounts'];
    const looks = [
      released(['account-1'], ['account-2']),
      released([], ['account-2'], []),
      released(['account-2'], []),
    ];
    rig.activities.answers['release-accounts'] = () => looks.shift() ?? released([], []);
    const erasure = await start('account-erasure');

    // when
    await erasure.fire('grace-over');
    await erasure.saw('message-awaited', ({ message }) => message === 'hold-lifted');

    // then
    expect(called('erase-accounts', erasure)).toBe(1);
    expect(messagesOf(rig, erasure).slice(2)).toEqual(['account-erased', 'erasure-held']);

    // and when
    await erasure.deliver('hold-lifted');
    await rig.activities.sawNth(erasure.workflowId, 'message-awaited', 2, ({ message }) => message === 'hold-lifted');
    await erasure.deliver('hold-lifted');

    // then
    expect(await endOf(rig, erasure)).toBe('ended-erased');
    expect(messagesOf(rig, erasure).slice(2)).toEqual(['account-erased', 'erasure-held', 'account-erased']);
    expect(called('erase-accounts', erasure)).toBe(3);
    if (usual) rig.activities.answers['release-accounts'] = usual;
  });

  it('are not touched where the erasure was taken back in the moment when its grace period ended', async () => {
    // given
    const usual = rig.activities.answers['release-accounts'];
    rig.activities.answers['release-accounts'] = () => {
      throw ApplicationFailure.nonRetryable('taken back', 'BPMN:ERASURE_TAKEN_BACK');
    };

    // when
    const erasure = await start('account-erasure');
    await erasure.fire('grace-over');

    // then
    expect(await endOf(rig, erasure)).toBe('ended-cancelled');
    expect([called('reopen-accounts', erasure), called('erase-accounts', erasure)]).toEqual([1, 0]);
    if (usual) rig.activities.answers['release-accounts'] = usual;
  });
});

describe('a conversation with the city (004-97 to 004-104)', () => {
  it('ends with the account, whoever is to answer', async () => {
    const thread = await start('resident-thread');
    await thread.task('answer-thread');
    await thread.deliver('account-closed');
    expect(await endOf(rig, thread)).toBe('ended-with-account');
    expect(rig.activities.callsOf('close-thread', thread.workflowId)).toHaveLength(1);
  });

  it('goes back and forth until the office closes it', async () => {
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'answer');
    await thread.saw('message-awaited', ({ message }) => message === 'thread-reply');
    await thread.deliver('thread-reply');
    await thread.decide('answer-thread', 'close', 2);
    await thread.fire('nobody-resumed');
    expect(await endOf(rig, thread)).toBe('ended-closed');
    expect(messagesOf(rig, thread)).toEqual(['thread-received', 'thread-answered', 'thread-closed']);
    expect(rig.activities.callsOf('await-answer', thread.workflowId)).toHaveLength(2);
  });

  it('closes by itself when nobody replies for two weeks', async () => {
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'answer');
    await thread.fire('nobody-replied');
    await thread.fire('nobody-resumed');
    expect(await endOf(rig, thread)).toBe('ended-closed');
  });

  it('closes after the answer where its type allows no reply', async () => {
    const usual = rig.activities.answers['await-answer'];
    rig.activities.answers['await-answer'] = () => ({ answerDue: '2099-01-31T23:59:59+01:00', allowsReply: false });
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'answer');
    await thread.fire('nobody-resumed');
    expect(await endOf(rig, thread)).toBe('ended-closed');
    if (usual) rig.activities.answers['await-answer'] = usual;
  });

  it('is marked when the term of the answer has passed, and still answered', async () => {
    const thread = await start('resident-thread');
    await thread.task('answer-thread');
    await thread.fire('answer-late');
    await thread.saw('variables-changed', ({ variables }) => variables['late'] === true);
    await thread.decide('answer-thread', 'close');
    await thread.fire('nobody-resumed');
    expect(await endOf(rig, thread)).toBe('ended-closed');
  });

  it('is taken up again by the office after it was closed: somebody has to answer once more', async () => {
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'close');
    await thread.saw('message-awaited', ({ message }) => message === 'thread-resumed');
    await thread.deliver('thread-resumed');
    await thread.decide('answer-thread', 'answer', 2);
    await thread.fire('nobody-replied');
    await thread.fire('nobody-resumed', 2);
    expect(await endOf(rig, thread)).toBe('ended-closed');
    expect(rig.activities.callsOf('close-thread', thread.workflowId)).toHaveLength(2);
  });
});

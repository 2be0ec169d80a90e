import type { PinnedProcess, Variables } from './index.ts';
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

describe('the end of an account (T2, T3)', () => {
  const called = (name: 'erase-accounts' | 'reopen-accounts', { workflowId }: StartedCase): number =>
    rig.activities.callsOf(name, workflowId).length;

  it('closes at once, tells everybody who goes, and erases after the grace period', async () => {
    const erasure = await start('account-erasure');
    await erasure.saw('timer-set');
    expect(called('erase-accounts', erasure)).toBe(0);
    await erasure.fire('grace-over');
    expect(await endOf(rig, erasure)).toBe('ended-erased');
    expect(messagesOf(rig, erasure)).toEqual([
      ...['erasure-announced', 'erasure-announced', 'account-erased', 'account-erased'],
    ]);
    expect(called('erase-accounts', erasure)).toBe(1);
  });

  it('erases at once where the city gives no grace, and tells adults who stay behind', async () => {
    // given
    const usual = rig.activities.answers['close-accounts'];
    rig.activities.answers['close-accounts'] = () => ({
      ...{ accountIds: ['account-1'], detachedIds: ['account-3'], graceEnd: '2020-01-01T00:00:00Z' },
    });

    // when
    const erasure = await start('account-erasure');

    // then
    expect(await endOf(rig, erasure)).toBe('ended-erased');
    expect(messagesOf(rig, erasure)).toEqual(['erasure-announced', 'family-detached', 'account-erased']);
    if (usual) rig.activities.answers['close-accounts'] = usual;
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

describe('a conversation with the city (004-97 to 004-104)', () => {
  it('goes back and forth until the office closes it', async () => {
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'answer');
    await thread.saw('message-awaited');
    await thread.deliver('thread-reply');
    await thread.decide('answer-thread', 'close', 2);
    expect(await endOf(rig, thread)).toBe('ended-closed');
    expect(messagesOf(rig, thread)).toEqual(['thread-received', 'thread-answered', 'thread-closed']);
    expect(rig.activities.callsOf('await-answer', thread.workflowId)).toHaveLength(2);
  });

  it('closes by itself when nobody replies for two weeks', async () => {
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'answer');
    await thread.fire('nobody-replied');
    expect(await endOf(rig, thread)).toBe('ended-closed');
  });

  it('closes after the answer where its type allows no reply', async () => {
    const usual = rig.activities.answers['await-answer'];
    rig.activities.answers['await-answer'] = () => ({ answerDue: '2099-01-31T23:59:59+01:00', allowsReply: false });
    const thread = await start('resident-thread');
    await thread.decide('answer-thread', 'answer');
    expect(await endOf(rig, thread)).toBe('ended-closed');
    if (usual) rig.activities.answers['await-answer'] = usual;
  });

  it('is marked when the term of the answer has passed, and still answered', async () => {
    const thread = await start('resident-thread');
    await thread.task('answer-thread');
    await thread.fire('answer-late');
    await thread.saw('variables-changed', ({ variables }) => variables['late'] === true);
    await thread.decide('answer-thread', 'close');
    expect(await endOf(rig, thread)).toBe('ended-closed');
  });
});

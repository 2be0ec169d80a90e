import type { WorkflowHandle } from '@temporalio/client';
import {
  answerProductionUpdate,
  calledIdOf,
  cancelCaseUpdate,
  lastSegment,
  madeOutsideSignal,
  startProductionUpdate,
  type PinnedProcess,
} from '../index.ts';
import { CITY, fixtureProcess, refusalOf, TemporalRig, type StartedCase } from '../../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

describe('D-12 a card that an outside firm makes', () => {
  let rig: TemporalRig;
  let process: PinnedProcess;
  beforeAll(async () => {
    rig = await TemporalRig.open();
    process = await fixtureProcess('production-alone');
  });
  afterAll(async () => rig.close());

  it('D-12 is ready without a station, also when the firm is heard twice', async () => {
    // given
    const { caller, saga, id, taskId } = await waiting(rig, process);

    // when
    const fact = { cityId: CITY, taskId, operatorId: 'operator-1' };
    await saga.signal(madeOutsideSignal, { ...fact, cityId: 'elsewhere' });
    await saga.signal(madeOutsideSignal, { ...fact, taskId: 'another' });
    await saga.signal(madeOutsideSignal, fact);
    await saga.signal(madeOutsideSignal, fact).catch(() => {});

    // then
    expect(await caller.handle.result()).toMatchObject({ status: 'completed', variables: { cardId: 'card-1' } });
    expect(rig.activities.callsOf('markReady', id)).toHaveLength(1);
    expect(rig.activities.callsOf('closeProductionTask', id)).toMatchObject([{ taskId, outcome: 'produced' }]);
    expect([...rig.activities.callsOf('orderUidRead', id), ...rig.activities.callsOf('orderPrint', id)]).toEqual([]);
  });

  it('D-12 000-03 for another point is awaited there, and nobody starts it at a station meanwhile', async () => {
    // given
    rig.activities.answers.openProductionTask = () => ({ isSentOn: true });
    const { caller, saga, id, taskId } = await waiting(rig, process);
    delete rig.activities.answers.openProductionTask;

    // when
    await saga.signal(madeOutsideSignal, { cityId: CITY, taskId, operatorId: 'operator-1' });
    await rig.activities.calledWith('updateProductionTask', id, ({ step }) => step === 'on-the-way');
    const start = { cityId: CITY, taskId, operatorId: 'operator-2', stationId: 'station-1' };
    const refused = await refusalOf(saga.executeUpdate(startProductionUpdate, { args: [start] }));
    const [{ taskId: there = '' } = {}] = rig.activities.callsOf('openArrivalTask', id);
    const arrived = { cityId: CITY, taskId: there, operatorId: 'operator-3', answer: 'arrived' as const };
    await saga.executeUpdate(answerProductionUpdate, { args: [arrived] });

    // then
    expect(refused).toBe('UNKNOWN_TASK');
    expect(await caller.handle.result()).toMatchObject({ status: 'completed' });
    expect(rig.activities.callsOf('markReady', id)).toMatchObject([{ taskId: there }]);
  });

  it('D-12 is started at a station as any other where the firm has spoiled it or its order was taken back', async () => {
    // given: nothing tells the case of either
    const { saga, id, taskId } = await waiting(rig, process);

    // when
    const start = { cityId: CITY, taskId, operatorId: 'operator-1', stationId: 'station-1' };
    await saga.executeUpdate(startProductionUpdate, { args: [start] });

    // then
    expect(await rig.activities.called('orderUidRead', id)).toMatchObject({ stationId: 'station-1', attempt: 1 });
  });

  it('D-12 is given up where its case was cancelled before the firm was heard', async () => {
    // given
    const { caller, saga, id, taskId } = await waiting(rig, process);

    // when
    await caller.handle.executeUpdate(cancelCaseUpdate, { args: [{ cityId: CITY, userId: 'admin-1' }] });
    const end = await saga.result();
    const late = saga.signal(madeOutsideSignal, { cityId: CITY, taskId, operatorId: 'operator-1' });

    // then
    expect(end).toEqual({ kind: 'cancelled' });
    await expect(late).rejects.toMatchObject({ name: 'WorkflowNotFoundError' });
    expect(rig.activities.callsOf('markReady', id)).toEqual([]);
    expect(rig.activities.callsOf('giveUpCard', id)).toHaveLength(1);
  });
});

interface Waiting {
  readonly caller: StartedCase;
  readonly saga: WorkflowHandle;
  readonly id: string;
  readonly taskId: string;
}

/** A card whose production nobody has started. */
async function waiting(rig: TemporalRig, process: PinnedProcess): Promise<Waiting> {
  const caller = await rig.start(process);
  const { tokenId } = await caller.saw('element-entered', ({ elementKind }) => elementKind === 'call-activity');
  const id = calledIdOf(CITY, 'card-production', caller.workflowId, tokenId);
  await rig.activities.called('openProductionTask', id);
  return { caller, id, taskId: lastSegment(id), saga: rig.client.workflow.getHandle(id) };
}

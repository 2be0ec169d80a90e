import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import {
  answerProductionUpdate,
  calledIdOf,
  cancelCaseUpdate,
  lastSegment,
  startProductionUpdate,
  stationReportSignal,
  type PinnedProcess,
  type ProductionAnswer,
  type StationReport,
} from '../index.ts';
import { CITY, fixtureProcess, refusalOf, TemporalRig, type StartedCase } from '../../testing/temporal-rig.ts';

// a server, a bundle and a worker, on a busy machine
jest.setTimeout(60_000);

describe('producing a card', () => {
  let rig: TemporalRig;
  let process: PinnedProcess;

  beforeAll(async () => {
    rig = await TemporalRig.open();
    process = await fixtureProcess('production-alone');
  });

  afterAll(async () => rig.close());

  it('binds the chip, prints, verifies and tells the calling case', async () => {
    // given
    const production = await startedProduction(rig, process);

    // when
    await production.readUid();
    await production.report('encoded');
    await production.report('printed');
    await production.report('verified');

    // then
    expect(await production.caller.handle.result()).toMatchObject({
      status: 'completed',
      variables: { cardId: 'card-1' },
    });
    expect(rig.activities.callsOf('markReady', production.id)).toHaveLength(1);
    expect(rig.activities.callsOf('orderPrint', production.id)).toHaveLength(1);
    expect(rig.activities.callsOf('closeProductionTask', production.id)).toMatchObject([{ outcome: 'produced' }]);
  });

  it('asks a person when the printer is out of cards, and prints again only on her word', async () => {
    // given
    const production = await startedProduction(rig, process);
    await production.readUid();
    await production.report('failed', 'PRINTER_OUT_OF_CARDS');
    await production.problem('PRINTER_OUT_OF_CARDS');
    expect(rig.activities.callsOf('orderPrint', production.id)).toHaveLength(1);

    // when
    await production.answer('retry');
    await rig.activities.called('orderPrint', production.id, 2);
    await production.report('verified');

    // then
    await production.caller.handle.result();
    const attempts = rig.activities.callsOf('orderPrint', production.id).map(({ attempt }) => attempt);
    expect(attempts).toEqual([2, 3]);
    expect(rig.activities.callsOf('orderUidRead', production.id)).toHaveLength(1);
  });

  it('asks a person when a card that is made cannot be recorded, and prints nothing again', async () => {
    // given
    const record = rig.activities.answers.markReady;
    rig.activities.answers.markReady = () => {
      throw ApplicationFailure.create({ message: 'no such row', nextRetryDelay: '1ms' });
    };
    const production = await startedProduction(rig, process);
    await production.readUid();
    await rig.activities.called('orderPrint', production.id);
    await production.report('verified');
    await production.problem('FINISH_FAILED');
    const prints = rig.activities.callsOf('orderPrint', production.id).length;

    // when
    if (record) rig.activities.answers.markReady = record;
    else delete rig.activities.answers.markReady;
    await production.answer('retry');

    // then
    expect(await production.caller.handle.result()).toMatchObject({ status: 'completed' });
    expect(rig.activities.callsOf('orderPrint', production.id)).toHaveLength(prints);
  });

  it('asks a person when a step goes on failing, and prints when it works again', async () => {
    // given
    const order = rig.activities.answers.orderPrint;
    rig.activities.answers.orderPrint = () => {
      throw ApplicationFailure.create({ message: 'SOI not found in JPEG', nextRetryDelay: '1ms' });
    };
    const production = await startedProduction(rig, process);
    await production.readUid();
    await production.problem('STEP_FAILED');
    const tries = rig.activities.callsOf('orderPrint', production.id).length;

    // when
    if (order) rig.activities.answers.orderPrint = order;
    await production.answer('retry');
    await rig.activities.called('orderPrint', production.id, tries + 1);
    await production.report('verified');

    // then
    expect(await production.caller.handle.result()).toMatchObject({ status: 'completed' });
    expect(tries).toBe(9);
  });

  it('reads a new chip after a blank was spoiled, and keeps the number', async () => {
    // given
    const production = await startedProduction(rig, process);
    await production.readUid();
    await production.report('failed', 'WRONG_CHIP');
    await production.problem('WRONG_CHIP');

    // when
    await production.answer('spoiled');
    await production.readUid(2);
    await production.report('verified');

    // then
    await production.caller.handle.result();
    expect(rig.activities.callsOf('spoilBlank', production.id)).toMatchObject([
      { cardId: 'card-1', operatorId: 'operator-1' },
    ]);
    expect(rig.activities.callsOf('reserveNumber', production.id)).toHaveLength(1);
    expect(rig.activities.callsOf('orderUidRead', production.id)).toHaveLength(2);
  });

  it('takes the word of a person that the card came out', async () => {
    // given
    const production = await startedProduction(rig, process);
    await production.readUid();
    await production.report('unknown', 'PRINT_UNKNOWN');
    await production.problem('PRINT_UNKNOWN');

    // when
    await production.answer('came-out');

    // then
    expect(await production.caller.handle.result()).toMatchObject({ status: 'completed' });
    expect(rig.activities.callsOf('orderPrint', production.id)).toHaveLength(1);
    expect(rig.activities.callsOf('confirmPrinted', production.id)).toHaveLength(1);
  });

  it('undoes everything and throws the error when a person gives up', async () => {
    // given
    const production = await startedProduction(rig, process);
    await production.readUid();
    await production.report('failed', 'PRINTER_STOPPED');
    await production.problem('PRINTER_STOPPED');

    // when
    await production.answer('give-up');

    // then
    expect(await production.caller.handle.result()).toMatchObject({
      status: 'failed',
      failure: { code: 'PRODUCTION_GIVEN_UP' },
    });
    expect(rig.activities.callsOf('giveUpCard', production.id)).toHaveLength(1);
    expect(rig.activities.callsOf('closeProductionTask', production.id)).toMatchObject([{ outcome: 'given-up' }]);
  });

  it('asks for another chip when the UID belongs to another card', async () => {
    // given
    rig.activities.failOnce('reserveUid', 'CHIP_ALREADY_USED');
    const production = await startedProduction(rig, process);

    // when
    await production.reportUid();

    // then
    await expect(production.problem('CHIP_ALREADY_USED')).resolves.toBeUndefined();
    expect(rig.activities.callsOf('orderPrint', production.id)).toHaveLength(0);
  });

  it('tells the operator that the station is silent', async () => {
    // given
    const impatient = await fixtureProcess('production-alone', (xml) => xml.replace('source="=90"', 'source="=1"'));

    // when
    const production = await startedProduction(rig, impatient);

    // then
    await expect(production.problem('STATION_OFFLINE')).resolves.toBeUndefined();
    expect(rig.activities.callsOf('withdrawJob', production.id)).toMatchObject([{ jobId: 'job-1' }]);
  });

  it('refuses a second start by somebody else', async () => {
    // given
    const production = await startedProduction(rig, process);

    // when
    const second = production.saga.executeUpdate(startProductionUpdate, {
      args: [{ cityId: CITY, taskId: production.taskId, operatorId: 'operator-2', stationId: 'station-2' }],
    });

    // then
    expect(await refusalOf(second)).toBe('ALREADY_CLAIMED');
  });

  it('refuses an answer that makes no sense at the problem', async () => {
    // given
    const production = await startedProduction(rig, process);
    await production.report('failed', 'CARD_NOT_PRESENT');
    await production.problem('CARD_NOT_PRESENT');

    // when
    const answer = production.answer('came-out');

    // then
    expect(await refusalOf(answer)).toBe('UNKNOWN_OUTCOME');
  });

  it('000-03 a card for another point is ready when a person there says that it came', async () => {
    // given
    const { production, taskId } = await sentOn(rig, process);
    expect(rig.activities.callsOf('markReady', production.id)).toHaveLength(0);

    // when: the one who made it has no say any more
    const here = production.answer('arrived');
    const nonsense = production.answer('came-out', taskId);
    const refused = await Promise.all([refusalOf(here), refusalOf(nonsense)]);
    await production.answer('arrived', taskId);

    // then
    expect(refused).toEqual(['UNKNOWN_TASK', 'UNKNOWN_OUTCOME']);
    expect(await production.caller.handle.result()).toMatchObject({ status: 'completed' });
    expect(rig.activities.callsOf('markReady', production.id)).toMatchObject([{ taskId }]);
    expect(rig.activities.callsOf('closeProductionTask', production.id)).toMatchObject([
      { taskId: production.taskId, outcome: 'produced' },
      { taskId, outcome: 'produced' },
    ]);
  });

  it('000-03 a card that is lost on the way is taken out of use, and the calling case decides anew', async () => {
    // given
    const { production, taskId } = await sentOn(rig, process);

    // when
    await production.answer('lost', taskId);

    // then
    expect(await production.caller.handle.result()).toMatchObject({
      status: 'failed',
      failure: { code: 'PRODUCTION_GIVEN_UP' },
    });
    expect(rig.activities.callsOf('loseCard', production.id)).toMatchObject([
      { cardId: 'card-1', operatorId: 'operator-1' },
    ]);
    expect(rig.activities.callsOf('markReady', production.id)).toHaveLength(0);
    expect(rig.activities.callsOf('closeProductionTask', production.id).at(-1)).toMatchObject({
      taskId,
      outcome: 'given-up',
    });
  });

  it('gives the number back when the calling case is cancelled', async () => {
    // given
    const production = await startedProduction(rig, process);

    // when
    await production.caller.handle.executeUpdate(cancelCaseUpdate, { args: [{ cityId: CITY, userId: 'admin-1' }] });

    // then
    expect(await production.saga.result()).toEqual({ kind: 'cancelled' });
    expect(rig.activities.callsOf('giveUpCard', production.id)).toHaveLength(1);
  });
});

interface StartedProduction {
  readonly caller: StartedCase;
  readonly id: string;
  readonly taskId: string;
  readonly saga: WorkflowHandle;
  report(state: StationReport['state'], code?: string): Promise<void>;
  reportUid(): Promise<void>;
  readUid(nth?: number): Promise<void>;
  problem(problem: string): Promise<void>;
  answer(answer: ProductionAnswer, task?: string): Promise<unknown>;
}

/** A card that was made and is on its way to another point, with the task there. */
async function sentOn(
  rig: TemporalRig,
  process: PinnedProcess,
): Promise<{ production: StartedProduction; taskId: string }> {
  rig.activities.answers.openProductionTask = () => ({ isSentOn: true });
  const production = await startedProduction(rig, process);
  delete rig.activities.answers.openProductionTask;
  await production.readUid();
  await production.report('verified');
  await rig.activities.calledWith('updateProductionTask', production.id, ({ step }) => step === 'on-the-way');
  const [{ taskId = '' } = {}] = rig.activities.callsOf('openArrivalTask', production.id);
  return { production, taskId };
}

async function startedProduction(rig: TemporalRig, process: PinnedProcess): Promise<StartedProduction> {
  const caller = await rig.start(process);
  const { tokenId } = await caller.saw('element-entered', ({ elementKind }) => elementKind === 'call-activity');
  const id = calledIdOf(CITY, 'card-production', caller.workflowId, tokenId);
  const taskId = lastSegment(id);
  await rig.activities.called('openProductionTask', id);
  const saga = rig.client.workflow.getHandle(id);
  const start = { cityId: CITY, taskId, operatorId: 'operator-1', stationId: 'station-1' };
  await saga.executeUpdate(startProductionUpdate, { args: [start], updateId: randomUUID() });
  await rig.activities.called('orderUidRead', id);
  const lastOrder = (): number =>
    Math.max(
      ...[...rig.activities.callsOf('orderUidRead', id), ...rig.activities.callsOf('orderPrint', id)].map(
        ({ attempt }) => attempt,
      ),
    );
  const signal = async (phase: StationReport['phase'], state: StationReport['state'], code?: string): Promise<void> => {
    const report = { cityId: CITY, jobId: `job-${lastOrder()}`, phase, state, ...(code !== undefined && { code }) };
    await saga.signal(stationReportSignal, report);
  };
  return {
    caller,
    id,
    taskId,
    saga,
    report: (state, code) => signal('produce', state, code),
    reportUid: () => signal('read-uid', 'uid-read'),
    async readUid(nth = 1) {
      await rig.activities.called('orderUidRead', id, nth);
      await signal('read-uid', 'uid-read');
      await rig.activities.called('orderPrint', id, nth);
    },
    async problem(problem) {
      await rig.activities.calledWith('updateProductionTask', id, (shown) => shown.problem === problem);
    },
    answer: (answer, task = taskId) =>
      saga.executeUpdate(answerProductionUpdate, {
        args: [{ cityId: CITY, taskId: task, operatorId: 'operator-1', answer }],
      }),
  };
}

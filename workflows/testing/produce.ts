import {
  answerProductionUpdate,
  calledIdOf,
  lastSegment,
  startProductionUpdate,
  stationReportSignal,
} from '../src/index.ts';
import { CITY, type StartedCase, type TemporalRig } from './temporal-rig.ts';

/** Plays operator and station of the card production that a case calls; `nth` counts its tries from 1. */
export async function produceBy(
  rig: TemporalRig,
  calling: StartedCase,
  how: 'good' | 'give-up',
  nth = 1,
): Promise<void> {
  const entered = await rig.activities.sawNth(
    calling.workflowId,
    'element-entered',
    nth,
    ({ elementId }) => elementId === 'produce-card',
  );
  const id = calledIdOf(CITY, 'card-production', calling.workflowId, entered.tokenId);
  const handle = rig.client.workflow.getHandle(id);
  const by = { cityId: CITY, taskId: lastSegment(id), operatorId: 'operator-1' };
  await rig.activities.called('openProductionTask', id);
  await handle.executeUpdate(startProductionUpdate, { args: [{ ...by, stationId: 'station-1' }] });
  await rig.activities.called('orderUidRead', id);
  if (how === 'give-up') {
    const report = {
      cityId: CITY,
      jobId: 'job-1',
      phase: 'read-uid',
      state: 'failed',
      code: 'CHIP_UNREADABLE',
    } as const;
    await handle.signal(stationReportSignal, report);
    await rig.activities.calledWith('updateProductionTask', id, ({ step }) => step === 'problem');
    await handle.executeUpdate(answerProductionUpdate, { args: [{ ...by, answer: 'give-up' }] });
    return;
  }
  await handle.signal(stationReportSignal, { cityId: CITY, jobId: 'job-1', phase: 'read-uid', state: 'uid-read' });
  await rig.activities.called('orderPrint', id);
  for (const state of ['encoded', 'printed', 'verified'] as const) {
    await handle.signal(stationReportSignal, { cityId: CITY, jobId: 'job-2', phase: 'produce', state });
  }
}

import { writeFile } from 'node:fs/promises';
import { historyToJSON } from '@temporalio/common/lib/proto-utils.js';
import {
  calledIdOf,
  deliverMessageUpdate,
  lastSegment,
  startProductionUpdate,
  stationReportSignal,
  type PinnedProcess,
} from '@karta/workflows';
import { produceBy } from '../../workflows/testing/produce.ts';
import { recordActs } from './record-acts.ts';
import {
  CITY,
  fixtureProcess,
  shippedProcess,
  TemporalRig,
  type StartedCase,
} from '../../workflows/testing/temporal-rig.ts';

/**
 * Records histories of the present engine: `node tests/replay/record.ts PREFIX [town|acts]`, with TEMPORAL_ADDRESS set. A
 * released engine's histories are never recorded again; a change of the engine adds new ones beside them.
 */
const [prefix, only] = process.argv.slice(2);
if (prefix === undefined) throw new Error('node tests/replay/record.ts PREFIX [town|acts] (for example 2026-12-01)');
const rig = await TemporalRig.open();

async function save(name: string, workflowId: string, runId?: string): Promise<void> {
  const history = await rig.client.workflow.getHandle(workflowId, runId).fetchHistory();
  await writeFile(new URL(`./histories/${prefix}-${name}.json`, import.meta.url), `${historyToJSON(history)}\n`);
}

/** The walk: completion once, approval, production, pick-up. */
async function recordWalk(application: PinnedProcess): Promise<void> {
  const walk = await rig.start(application);
  await walk.decide('verify-application', 'call');
  await walk.task('complete-application');
  await save('waiting-for-applicant', walk.workflowId);
  await walk.decide('complete-application', 'completed');
  await walk.decide('verify-application', 'approve', 2);
  const saga = await produce(walk);
  await walk.saw('message-awaited', ({ message }) => message === 'card-collected');
  await save('waiting-for-pickup', walk.workflowId);
  await deliver(walk, 'card-collected');
  await walk.handle.result();
  await save('card-issued', walk.workflowId);
  await save('card-produced', saga);
}

async function produce(walk: StartedCase): Promise<string> {
  const { tokenId } = await walk.saw('element-entered', ({ elementKind }) => elementKind === 'call-activity');
  const id = calledIdOf(CITY, 'card-production', walk.workflowId, tokenId);
  const handle = rig.client.workflow.getHandle(id);
  await rig.activities.called('openProductionTask', id);
  const start = { cityId: CITY, taskId: lastSegment(id), operatorId: 'operator-1', stationId: 'station-1' };
  await handle.executeUpdate(startProductionUpdate, { args: [start] });
  await rig.activities.called('orderUidRead', id);
  await handle.signal(stationReportSignal, { cityId: CITY, jobId: 'job-1', phase: 'read-uid', state: 'uid-read' });
  await rig.activities.called('orderPrint', id);
  for (const state of ['encoded', 'printed', 'verified'] as const) {
    await handle.signal(stationReportSignal, { cityId: CITY, jobId: 'job-2', phase: 'produce', state });
  }
  await handle.result();
  return id;
}

async function deliver(started: StartedCase, name: string): Promise<void> {
  const message = { cityId: CITY, messageId: `${name}-1`, name };
  await started.handle.executeUpdate(deliverMessageUpdate, { args: [message] });
}

/** The other exits, and an incident. */
async function recordExits(application: PinnedProcess): Promise<void> {
  const rejected = await rig.start(application);
  await rejected.decide('verify-application', 'reject');
  await rejected.handle.result();
  await save('rejected', rejected.workflowId);

  const withdrawn = await rig.start(application);
  await withdrawn.task('verify-application');
  await deliver(withdrawn, 'application-withdrawn');
  await withdrawn.handle.result();
  await save('withdrawn', withdrawn.workflowId);

  rig.activities.failOnce('check-application', 'REGISTER_CLOSED');
  const broken = await rig.start(application);
  await broken.saw('incident-raised');
  await save('incident', broken.workflowId);
}

/** A case that calls two processes and asks decisions: the caller and what it has called. */
async function recordDuplicate(): Promise<void> {
  const facts = { type: 'duplicate', reason: 'loss', earlierDuplicates: 0, blockNow: true, cardId: 'card-0' };
  const duplicate = await rig.start(await shippedProcess('duplicate-card'), facts);
  const review = await duplicate.called('review-application');
  await review.decide('verify-application', 'approve');
  const handover = await duplicate.called('card-handover');
  await produceBy(rig, handover, 'good');
  await handover.saw('message-awaited', ({ message }) => message === 'card-collected');
  await handover.deliver('card-collected');
  await duplicate.handle.result();
  await save('duplicate', duplicate.workflowId);
  await save('duplicate-review', review.workflowId);
  await save('duplicate-handover', handover.workflowId);
}

/** Several messages at once, a timer and an end of the grace period. */
async function recordErasure(): Promise<void> {
  const erasure = await rig.start(await shippedProcess('account-erasure'));
  await erasure.fire('grace-over');
  await erasure.handle.result();
  await save('account-erased', erasure.workflowId);
}

/** An erasure that waits for data to be kept, and a card whose production the end of its account stops. */
async function recordClosing(application: PinnedProcess): Promise<void> {
  const looks = [{ freeIds: ['account-1'], heldIds: ['account-2'], toTellIds: ['account-2'] }];
  rig.activities.answers['release-accounts'] = () =>
    looks.shift() ?? { freeIds: ['account-2'], heldIds: [], toTellIds: [] };
  const held = await rig.start(await shippedProcess('account-erasure'));
  await held.fire('grace-over');
  await held.saw('message-awaited', ({ message }) => message === 'hold-lifted');
  await deliver(held, 'hold-lifted');
  await held.handle.result();
  await save('account-held', held.workflowId);

  const closed = await rig.start(application);
  await closed.decide('verify-application', 'approve');
  const { tokenId } = await closed.saw('element-entered', ({ elementKind }) => elementKind === 'call-activity');
  const saga = calledIdOf(CITY, 'card-production', closed.workflowId, tokenId);
  await rig.activities.called('openProductionTask', saga);
  await deliver(closed, 'account-closed');
  await closed.handle.result();
  await rig.client.workflow.getHandle(saga).result();
  await save('account-closed', closed.workflowId);
  await save('production-stopped', saga);
}

/** Two runs of one case. */
async function recordContinued(): Promise<void> {
  const long = await rig.start(await fixtureProcess('ask-again'), {}, { eventsPerRun: 30 });
  const { runId } = await long.handle.describe();
  for (let visit = 1; visit <= 4; visit += 1) await long.decide('ask', 'again', visit);
  await long.decide('ask', 'stop', 5);
  await long.handle.result();
  await save('continued-first-run', long.workflowId, runId);
  await save('continued-last-run', long.workflowId);
}

if (only !== 'acts') {
  const application = await shippedProcess('card-application');
  await recordWalk(application);
  await recordExits(application);
  await recordContinued();
  await recordDuplicate();
  await recordErasure();
  await recordClosing(application);
}
if (only !== 'town') await recordActs(rig, save);
await rig.close();

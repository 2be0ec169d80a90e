import { readFile } from 'node:fs/promises';
import { packDecisions, readDecisions } from '@karta/bpmn/dmn';
import {
  broadcastSignal,
  cancelCaseUpdate,
  caseSnapshotQuery,
  completeTaskUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  migrateCaseUpdate,
  moveTokenUpdate,
  pinDecisions,
  resumeCaseUpdate,
  retryIncidentUpdate,
  suspendCaseUpdate,
  type PinnedDecisions,
} from '@karta/workflows';
import {
  CITY,
  fixtureProcess,
  until,
  type StartedCase,
  type TemporalRig,
} from '../../workflows/testing/temporal-rig.ts';

const admin = { cityId: CITY, userId: 'admin-1', reasonId: 'reason-1' };
const act = (started: StartedCase, update: { readonly name: string }, more: object = {}): Promise<unknown> =>
  started.handle.executeUpdate<unknown, [object]>(update.name, { args: [{ ...admin, ...more }] });

/** Keeps the history of a case's present run under a name. */
export type Save = (name: string, workflowId: string) => Promise<void>;

/** Histories of what an admin does to a case, of large decisions, of cases that begin by themselves, of an escalation. */
export async function recordActs(rig: TemporalRig, save: Save): Promise<void> {
  await recordSuspension(rig, save);
  await recordFamily(rig, save);
  await recordMove(rig, save);
  await recordMigration(rig, save);
  await recordRepair(rig, save);
  await recordLargeDecision(rig, save);
  await recordStarts(rig, save);
  await recordEscalation(rig, save);
}

/** A called process escalates to its caller and goes on. */
async function recordEscalation(rig: TemporalRig, save: Save): Promise<void> {
  const called = { escalates: await fixtureProcess('escalates') };
  const caller = await rig.start(await fixtureProcess('calling-who-escalates'), {}, { called });
  const child = await caller.called('escalates');
  await caller.saw('element-entered', ({ elementId }) => elementId === 'remind');
  await child.decide('ask', 'stop');
  await caller.handle.result();
  await save('caller-heard-escalation', caller.workflowId);
  await save('called-escalated', child.workflowId);
}

/** A signal comes while the case is suspended. */
async function recordSuspension(rig: TemporalRig, save: Save): Promise<void> {
  const suspended = await rig.start(await fixtureProcess('boundary-events'));
  await suspended.task('work');
  await act(suspended, suspendCaseUpdate);
  await suspended.handle.signal(broadcastSignal, { cityId: CITY, name: 'alarm' });
  await suspended.handle.query(caseSnapshotQuery);
  await save('suspended-with-signal', suspended.workflowId);
  await act(suspended, resumeCaseUpdate);
  await suspended.handle.result();
  await save('resumed-with-signal', suspended.workflowId);
}

/** A case and what it called are suspended, resumed and cancelled together. */
async function recordFamily(rig: TemporalRig, save: Save): Promise<void> {
  const called = { 'ask-again': await fixtureProcess('ask-again') };
  const caller = await rig.start(await fixtureProcess('calling'), {}, { called });
  const child = await caller.called('ask-again');
  await child.task('ask');
  const stands = (isSo: boolean): Promise<void> =>
    until(async () => ((await child.handle.query(caseSnapshotQuery)).suspended !== undefined) === isSo);
  await act(caller, suspendCaseUpdate);
  await stands(true);
  await save('caller-suspended', caller.workflowId);
  await save('called-suspended', child.workflowId);
  await act(caller, resumeCaseUpdate);
  await stands(false);
  await child.decide('ask', 'again');
  await child.task('ask', 2);
  await act(caller, suspendCaseUpdate);
  await stands(true);
  await act(caller, cancelCaseUpdate);
  await Promise.all([caller.handle.result(), child.handle.result()]);
  await save('caller-cancelled', caller.workflowId);
  await save('called-cancelled', child.workflowId);
}

async function recordMove(rig: TemporalRig, save: Save): Promise<void> {
  const moved = await rig.start(await fixtureProcess('ask-again'));
  const { tokenId } = await moved.saw('task-opened');
  await act(moved, moveTokenUpdate, { tokenId, target: 'ended' });
  await moved.handle.result();
  await save('token-moved', moved.workflowId);
}

/** To a version whose timer is shorter; its dates are counted anew. */
async function recordMigration(rig: TemporalRig, save: Save): Promise<void> {
  const next = await fixtureProcess('ask-again', (xml) => xml.replace('P400D', 'P200D'));
  rig.activities.answers.pinVersion = () => ({ process: { ...next, version: 2 } });
  const migrated = await rig.start(await fixtureProcess('ask-again'));
  await migrated.task('ask');
  await act(migrated, migrateCaseUpdate, { version: 2, timers: 'recompute' });
  await migrated.saw('case-migrated');
  const { state } = await migrated.handle.query(caseSnapshotQuery);
  const timer = Object.values(state.waits).find(({ kind }) => kind === 'timer');
  await act(migrated, fireTimerUpdate, { waitId: timer?.id });
  await migrated.handle.result();
  await save('migrated', migrated.workflowId);
}

/** An incident is over after the variables were repaired. */
async function recordRepair(rig: TemporalRig, save: Save): Promise<void> {
  const broken = await rig.start(await fixtureProcess('exclusive-without-default'), { amount: 50 });
  const { tokenId } = await broken.saw('incident-raised');
  await act(broken, editVariablesUpdate, { variables: { amount: 500 } });
  await act(broken, retryIncidentUpdate, { tokenId });
  await broken.handle.result();
  await save('variables-repaired', broken.workflowId);
}

/** A table so large that an activity decides by it. */
async function recordLargeDecision(rig: TemporalRig, save: Save): Promise<void> {
  rig.activities.answers.evaluateDecision = ({ variables }) => ({ result: Number(variables['copies']) * 100 });
  const asking = await rig.start(await fixtureProcess('fee-asked'), {}, { decisions: await largeFees() });
  const taskId = await asking.task('ask');
  const answer = { cityId: CITY, taskId, userId: 'clerk-1', outcome: 'count', variables: { copies: 3 } };
  await asking.handle.executeUpdate(completeTaskUpdate, { args: [answer] });
  await asking.decide('ask', 'stop', 2);
  await asking.handle.result();
  await save('large-decision', asking.workflowId);
}

async function largeFees(): Promise<PinnedDecisions> {
  const xml = await readFile(new URL('../../bpmn/testing/dmn/fee.dmn', import.meta.url), 'utf8');
  const large = xml.replace(/<rule id="first.*?<\/rule>/s, (rule) => rule.repeat(300));
  const model = packDecisions(readDecisions(large));
  return pinDecisions(['fee'], [{ decisionKey: 'fees', version: 1, digest: 'digest-1', model }]);
}

/** Cases that begin by themselves: by a signal, by a timer. */
async function recordStarts(rig: TemporalRig, save: Save): Promise<void> {
  const process = await fixtureProcess('many-starts');
  for (const [name, startedBy] of [
    ['started-by-signal', { signal: 'alarm' }],
    ['started-by-timer', { timer: 'by-day' }],
  ] as const) {
    const started = await rig.start(process, {}, { startedBy });
    await started.decide('look', 'seen');
    await started.handle.result();
    await save(name, started.workflowId);
  }
}

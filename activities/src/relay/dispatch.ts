import { CASE_SILENT } from '@karta/services';
import type { City } from '@karta/db';
import type { Variables } from '@karta/bpmn/feel';
import type { StartTrigger } from '@karta/bpmn/graph';
import {
  broadcastSignal,
  cancelCaseUpdate,
  deliverMessageUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  madeOutsideSignal,
  migrateCaseUpdate,
  moveTokenUpdate,
  REFUSALS,
  resumeCaseUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  stationReportSignal,
  suspendCaseUpdate,
  type MadeOutside,
  type MigrateCase,
  type ProcessInput,
  type StartProduction,
  type StationReport,
} from '@karta/workflows';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  WorkflowUpdateRPCTimeoutOrCancelledError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { ClaimedRow } from './claim-rows.ts';
import { endCase } from './end-case.ts';
import { CannotPin, pinCase } from './pin-case.ts';
import { recordStart } from './record-start.ts';
import { startOfBatch } from './start-of-batch.ts';

export interface Delivered {
  done: boolean;
  problem: string | null;
}
/** Delivers one outbox row; what is not done is tried again. */
export type Dispatch = (row: ClaimedRow) => Promise<Delivered>;

/** How long an act may take: no act waits for ever, and a claim outlives each of them. */
const DEADLINE_MS = 5000;
/** A message that a case does not answer at once goes to the end: others are served before it is tried for longer. */
const FIRST_DEADLINE_MS = 2000;
/** A migration compiles nothing, but reads a whole state. */
const MIGRATION_DEADLINE_MS = 10_000;
const LOOK_MS = 2000;

/** Acts of administrators by their names. */
const ACTS = {
  'retry-incident': retryIncidentUpdate,
  'suspend-case': suspendCaseUpdate,
  'resume-case': resumeCaseUpdate,
  'cancel-case': cancelCaseUpdate,
  'move-token': moveTokenUpdate,
  'edit-variables': editVariablesUpdate,
  'skip-incident': skipIncidentUpdate,
  'fire-timer': fireTimerUpdate,
  'migrate-case': migrateCaseUpdate,
} as const;

const DONE: Delivered = { done: true, problem: null };

/** Refusals that stay, however often the row is tried. */
const FINAL = ['CASE_CLOSED', 'MIGRATION_REFUSED', 'UNKNOWN_VERSION', 'CHANGED_MEANWHILE'] as const;
/** Refusals of a message that may be taken later. */
const RETRIED = ['NOT_AWAITED', 'CASE_SUSPENDED'] as const;

/** How rows of a city reach Temporal. All three ways are harmless when repeated. */
export function createDispatch(city: City, client: Client, taskQueue: string): Dispatch {
  return async (row) => {
    // The payload codec cannot see a crossing (docs/facts/process-host.md).
    if (!row.workflowId.startsWith(`${city.id}/`)) return { done: true, problem: 'FOREIGN_CITY' };
    try {
      return await send(row);
    } catch (error) {
      if (error instanceof CannotPin) return { done: false, problem: error.message };
      if (error instanceof WorkflowNotFoundError) return { done: true, problem: 'CASE_CLOSED' };
      // a refusal sticks to its Update: a person looks again, and asks anew
      const isAct = row.kind === 'approved-act' || row.kind === 'batch-act';
      const final = (isAct ? REFUSALS : FINAL).find((code) => isRefusal(error, code));
      if (final) return { done: true, problem: final };
      const refusal = RETRIED.find((code) => isRefusal(error, code));
      if (refusal) return { done: false, problem: refusal };
      const isSilent = error instanceof WorkflowUpdateRPCTimeoutOrCancelledError && (await isTemporalThere());
      return { done: false, problem: isSilent ? CASE_SILENT : 'TEMPORAL_AWAY' };
    }
  };

  /** An Update without an answer says nothing of who is silent, the case or Temporal. */
  function isTemporalThere(): Promise<boolean> {
    const look = () => client.workflowService.getSystemInfo({});
    return client.withDeadline(Date.now() + LOOK_MS, look).then(
      () => true,
      () => false, // it is away
    );
  }

  /** @throws what the act throws, and when it takes too long */
  function inTime<T>(act: () => Promise<T>, deadline = DEADLINE_MS): Promise<T> {
    return client.withDeadline(Date.now() + deadline, act);
  }

  async function send(row: ClaimedRow): Promise<Delivered> {
    if (row.kind === 'start-process') return start(row);
    const handle = client.workflow.getHandle(row.workflowId);
    if (row.kind === 'station-report') {
      const report = { cityId: city.id, ...row.payload } as StationReport;
      await inTime(() => handle.signal(stationReportSignal, report));
      return DONE;
    }
    if (row.kind === 'made-outside') {
      const fact = { cityId: city.id, ...row.payload } as MadeOutside;
      await inTime(() => handle.signal(madeOutsideSignal, fact));
      return DONE;
    }
    if (row.kind === 'start-production') {
      const payload = row.payload as Omit<StartProduction, 'cityId'>;
      await startOfBatch(city, client, { ...row, payload }, DEADLINE_MS);
      return DONE;
    }
    if (row.kind === 'migrate-case') {
      const plan = row.payload as Omit<MigrateCase, 'cityId' | 'reasonId'>;
      const act = { cityId: city.id, reasonId: row.id, ...plan };
      await inTime(
        () => handle.executeUpdate(migrateCaseUpdate, { args: [act], updateId: row.id }),
        MIGRATION_DEADLINE_MS,
      );
      return DONE;
    }
    if (row.kind === 'end-case') {
      const order = row.payload as { userId: string; reasonId: string };
      await endCase(city, client, row.workflowId, { ...order, deadlineMs: DEADLINE_MS });
      return DONE;
    }
    if (row.kind === 'approved-act' || row.kind === 'batch-act') {
      const { act, ...what } = row.payload as { act: keyof typeof ACTS };
      const approved = row.kind === 'approved-act' && { approvalId: row.id };
      const asked = { cityId: city.id, reasonId: row.id, ...approved, ...what };
      await inTime(
        () => handle.executeUpdate<unknown, [object]>(ACTS[act].name, { args: [asked], updateId: row.id }),
        MIGRATION_DEADLINE_MS,
      );
      return DONE;
    }
    const { name, variables, correlation } = row.payload as {
      name: string;
      variables: Variables;
      correlation?: string;
    };
    if (row.kind === 'broadcast-signal') {
      await inTime(() => handle.signal(broadcastSignal, { cityId: city.id, name, variables }));
      return DONE;
    }
    const message = {
      cityId: city.id,
      messageId: row.id,
      name,
      variables,
      ...(correlation !== undefined && { correlation }),
    };
    // A refusal sticks to its update id for the rest of the run; the message's own id makes a repetition harmless. What was
    // not answered keeps its id: a case that is silent for a day has one Update waiting, not a hundred.
    const updateId = `${row.id}-${row.attempts - row.silentTries}`;
    await inTime(
      () => handle.executeUpdate(deliverMessageUpdate, { args: [message], updateId }),
      row.lane === 'first' ? FIRST_DEADLINE_MS : DEADLINE_MS,
    );
    return DONE;
  }

  async function start(row: ClaimedRow): Promise<Delivered> {
    const { processKey, caseId, variables, version, startedBy } = row.payload as {
      processKey: string;
      caseId: string;
      variables: Variables;
      version?: number;
      startedBy?: StartTrigger;
    };
    const pinned = await pinCase(city, processKey, version);
    const input: ProcessInput = {
      cityId: city.id,
      caseId,
      ...pinned,
      variables,
      zone: city.zone,
      ...(startedBy && { startedBy }),
    };
    await inTime(() =>
      client.workflow.start(processKey, {
        workflowId: row.workflowId,
        taskQueue,
        args: [input],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        workflowIdConflictPolicy: 'FAIL',
      }),
    ).catch((error: unknown) => {
      // an earlier try was taken, and its answer was lost
      if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
    });
    await recordStart(city, { workflowId: row.workflowId, caseId }, pinned.process);
    return DONE;
  }
}

function isRefusal(error: unknown, code: string): boolean {
  return (
    error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure && error.cause.type === code
  );
}

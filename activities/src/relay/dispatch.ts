import type { City, OutboxRow } from '@karta/db';
import type { Variables } from '@karta/bpmn/feel';
import type { StartTrigger } from '@karta/bpmn/graph';
import {
  broadcastSignal,
  deliverMessageUpdate,
  migrateCaseUpdate,
  stationReportSignal,
  type MigrateCase,
  type ProcessInput,
  type StationReport,
} from '@karta/workflows';
import {
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
  type Client,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { CannotPin, pinCase } from './pin-case.ts';

export interface Delivered {
  done: boolean;
  problem: string | null;
}
/** Delivers one outbox row; what is not done is tried again. */
export type Dispatch = (row: OutboxRow) => Promise<Delivered>;

const DONE: Delivered = { done: true, problem: null };

/** Refusals that stay, however often the row is tried. */
const FINAL = ['CASE_CLOSED', 'MIGRATION_REFUSED', 'UNKNOWN_VERSION'] as const;
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
      if (error instanceof WorkflowExecutionAlreadyStartedError) return DONE;
      if (error instanceof CannotPin) return { done: false, problem: error.message };
      if (error instanceof WorkflowNotFoundError) return { done: true, problem: 'CASE_CLOSED' };
      const final = FINAL.find((code) => isRefusal(error, code));
      if (final) return { done: true, problem: final };
      const refusal = RETRIED.find((code) => isRefusal(error, code));
      return { done: false, problem: refusal ?? 'TEMPORAL_AWAY' };
    }
  };

  async function send(row: OutboxRow): Promise<Delivered> {
    if (row.kind === 'start-process') return start(row);
    const handle = client.workflow.getHandle(row.workflowId);
    if (row.kind === 'station-report') {
      await handle.signal(stationReportSignal, { cityId: city.id, ...row.payload } as StationReport);
      return DONE;
    }
    if (row.kind === 'migrate-case') {
      const plan = row.payload as Omit<MigrateCase, 'cityId' | 'reasonId'>;
      const act = { cityId: city.id, reasonId: row.id, ...plan };
      await client.withDeadline(Date.now() + 10_000, () =>
        handle.executeUpdate(migrateCaseUpdate, { args: [act], updateId: row.id }),
      );
      return DONE;
    }
    const { name, variables, correlation } = row.payload as {
      name: string;
      variables: Variables;
      correlation?: string;
    };
    if (row.kind === 'broadcast-signal') {
      await handle.signal(broadcastSignal, { cityId: city.id, name, variables });
      return DONE;
    }
    const message = {
      cityId: city.id,
      messageId: row.id,
      name,
      variables,
      ...(correlation !== undefined && { correlation }),
    };
    await client.withDeadline(Date.now() + 5000, () =>
      // A refusal sticks to its update id for the rest of the run; the message's own id makes a repetition harmless.
      handle.executeUpdate(deliverMessageUpdate, { args: [message], updateId: `${row.id}-${row.attempts}` }),
    );
    return DONE;
  }

  async function start(row: OutboxRow): Promise<Delivered> {
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
    await client.workflow.start(processKey, {
      workflowId: row.workflowId,
      taskQueue,
      args: [input],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      workflowIdConflictPolicy: 'FAIL',
    });
    return DONE;
  }
}

function isRefusal(error: unknown, code: string): boolean {
  return (
    error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure && error.cause.type === code
  );
}

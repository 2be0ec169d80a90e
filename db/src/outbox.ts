import { randomUUID } from 'node:crypto';
import type { CaseBatchAct } from '@karta/domain';
import type { Knex } from 'knex';

/** What goes to Temporal after the commit; the relay in the worker delivers it, in order of time per workflow. */
export type OutboxMessage =
  | {
      kind: 'start-process';
      workflowId: string;
      payload: {
        processKey: string;
        caseId: string;
        variables: Record<string, unknown>;
        /** The version that starts; default the newest. */
        version?: number | undefined;
        /** What starts the case, where the diagram has several starts. */
        startedBy?: { message: string } | { signal: string } | { timer: string } | undefined;
      };
    }
  | {
      kind: 'deliver-message';
      workflowId: string;
      payload: { name: string; variables: Record<string, unknown>; correlation?: string | undefined };
    }
  | { kind: 'broadcast-signal'; workflowId: string; payload: { name: string; variables: Record<string, unknown> } }
  | {
      kind: 'migrate-case';
      workflowId: string;
      payload: {
        version: number;
        mapping?: Record<string, string | null> | undefined;
        timers?: 'keep' | 'recompute' | undefined;
        userId: string;
        approvalId?: string | undefined;
        alone?: true | undefined;
        seen?: { version?: number | undefined } | undefined;
      };
    }
  | {
      /** What a second person has approved; the message has the approval's id. */
      kind: 'approved-act';
      workflowId: string;
      payload: {
        act: 'move-token' | 'edit-variables' | 'skip-incident' | 'fire-timer' | 'migrate-case';
        userId: string;
      } & Record<string, unknown>;
    }
  | {
      /** An act on one of many cases; the message has the item's id. */
      kind: 'batch-act';
      workflowId: string;
      payload: { act: CaseBatchAct; userId: string } & Record<string, unknown>;
    }
  /** The end of a case that answers nothing; the message has the reason's id. */
  | { kind: 'end-case'; workflowId: string; payload: { userId: string; reasonId: string } }
  /** A card whose turn it is in a batch; the message has an id of both, and is the id of the Update. */
  | {
      kind: 'start-production';
      workflowId: string;
      payload: { batchId: string; taskId: string; stationId: string; operatorId: string };
    }
  /** A card that an outside firm has made; told again it is the same fact. */
  | { kind: 'made-outside'; workflowId: string; payload: { taskId: string; operatorId: string } }
  | {
      kind: 'station-report';
      workflowId: string;
      payload: { jobId: string; phase: string; state: string; code?: string };
    };

export const OUTBOX_CHANNEL = 'karta_outbox';

export interface OutboxOptions {
  /** The same however often the message is put; default a new one. */
  id?: string | undefined;
  /** Not delivered any more from then on. */
  expiresAt?: Date | undefined;
}

/** Puts a message beside the change it belongs to; both commit or neither. Returns the message's id. */
export async function putInOutbox(
  trx: Knex,
  message: OutboxMessage,
  { id = randomUUID(), expiresAt }: OutboxOptions = {},
): Promise<string> {
  await trx('outbox')
    .insert({ id, ...message, payload: JSON.stringify(message.payload), expiresAt: expiresAt ?? null })
    .onConflict('id')
    .ignore();
  await trx.raw('select pg_notify(?, ?)', [OUTBOX_CHANNEL, id]);
  return id;
}

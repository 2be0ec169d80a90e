import { randomUUID } from 'node:crypto';
import { putInOutbox, type City, type OutboxMessage } from '@karta/db';
import type { Caller } from './caller.ts';
import { openRecords } from './records.ts';
import { until } from './until.ts';

const CITY = 'nowa-rzeczna';

/** What the office sees of a case. */
export interface SeenCase {
  state: string;
  version: number;
  tokens: string[];
  incidents: { id: string; elementId: string; state: string; code: string; message: string }[];
  steps: { elementId: string; name: string; state: string; tokenId: string }[];
  waits: { waitId: string; elementId: string; kind: string; dueAt: string | null }[];
  suspended: { at: string; by: string; caller: string | null } | null;
  variables: Record<string, unknown>;
}

/** Does something with the town's records. */
export async function withRecords<T>(act: (city: City) => Promise<T>): Promise<T> {
  const records = await openRecords();
  try {
    return await act(records.city(CITY));
  } finally {
    await records.close();
  }
}

/** Puts a row into the outbox, as the product does; answers its id. */
export function sent(message: OutboxMessage): Promise<string> {
  return withRecords((city) => city.knex.transaction((trx) => putInOutbox(trx, message)));
}

/** Asks for a case of a process; answers its workflow id at once. */
export async function startedCase(processKey: string, variables: Record<string, unknown> = {}): Promise<string> {
  const caseId = randomUUID();
  const workflowId = `${CITY}/${processKey}/${caseId}`;
  await sent({ kind: 'start-process', workflowId, payload: { processKey, caseId, variables } });
  return workflowId;
}

/** Sends a message to a case. */
export async function told(workflowId: string, name: string, variables: Record<string, unknown> = {}): Promise<void> {
  await sent({ kind: 'deliver-message', workflowId, payload: { name, variables } });
}

/** The case as soon as it looks like this. */
export function seen(
  admin: Caller,
  workflowId: string,
  what: string,
  matches: (found: SeenCase) => boolean,
): Promise<SeenCase> {
  return until(`${what} of ${workflowId}`, async () => {
    const { body, status } = await admin.get<SeenCase>(
      `/api/admin/cases/detail?workflowId=${encodeURIComponent(workflowId)}`,
    );
    return status === 200 && matches(body) && body;
  });
}

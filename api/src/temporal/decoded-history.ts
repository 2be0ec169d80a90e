import type { HistoryEvent } from '@karta/contracts';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { CardError } from '@karta/domain';
import { isGrpcServiceError, WorkflowNotFoundError } from '@temporalio/client';
import type * as z from 'zod';
import type { CaseClient } from './case-client.ts';

type Event = z.infer<typeof HistoryEvent>;
interface Payloads {
  payloads?: unknown[] | null;
}

/** Reads the history of a case from the server and opens its payloads with the city's key. */
export async function decodedHistory(cases: CaseClient, workflowId: string): Promise<Event[]> {
  const history = await cases.handle(workflowId).fetchHistory().catch(explain);
  const converter = cases.client.options.loadedDataConverter;
  const events: Event[] = [];
  for (const event of history.events ?? []) {
    const details = Object.entries(event).find(([key, value]) => key.endsWith('EventAttributes') && value !== null);
    const summary = event.userMetadata?.summary;
    const [words] = summary ? await decodeArrayFromPayloads(converter, [summary]) : [];
    events.push({
      id: Number(event.eventId),
      at: instantOf(event.eventTime),
      type: details?.[0].replace(/EventAttributes$/, '') ?? 'unknown',
      summary: typeof words === 'string' ? words : null,
      payloads: details ? await open(converter, details[1]) : [],
    });
  }
  return events;
}

async function open(converter: Parameters<typeof decodeArrayFromPayloads>[0], attributes: unknown): Promise<unknown[]> {
  const found: unknown[] = [];
  for (const value of Object.values(attributes as Record<string, Payloads | null>)) {
    if (!Array.isArray(value?.payloads)) continue;
    found.push(
      ...(await decodeArrayFromPayloads(converter, value.payloads as Parameters<typeof decodeArrayFromPayloads>[1])),
    );
  }
  return found;
}

function instantOf(time: { seconds?: unknown; nanos?: number | null } | null | undefined): string {
  return new Date(Number(time?.seconds ?? 0) * 1000 + Math.floor((time?.nanos ?? 0) / 1e6)).toISOString();
}

function explain(error: unknown): never {
  if (error instanceof WorkflowNotFoundError) throw new CardError('CASE_NOT_FOUND');
  throw isGrpcServiceError(error) ? new CardError('TEMPORARILY_UNAVAILABLE') : error;
}

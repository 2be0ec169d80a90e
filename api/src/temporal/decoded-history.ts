import type { HistoryEvent } from '@karta/contracts';
import { decodeArrayFromPayloads } from '@temporalio/common/lib/internal-non-workflow/index.js';
import { CardError } from '@karta/domain';
import type * as z from 'zod';
import { findArchivedRuns, type City } from '@karta/db';
import { isUnknownCase, runsOfCase } from '@karta/workflows/case-runs';
import type { CaseClient } from './case-client.ts';
import { refusalOf } from './refusal.ts';

/** How long a person waits for a history. */
const DEADLINE_MS = 4000;

type Event = z.infer<typeof HistoryEvent>;
interface Payloads {
  payloads?: unknown[] | null;
}

/** The history of a case with its payloads opened, all runs in one row; from the server, or from the city's archive. */
export async function decodedHistory(city: City, cases: CaseClient, workflowId: string): Promise<Event[]> {
  cases.handle(workflowId);
  const kept = () => findArchivedRuns(city, workflowId);
  const runs = await runsOfCase(cases.client, workflowId, kept, DEADLINE_MS).catch(explain);
  const converter = cases.client.options.loadedDataConverter;
  const events: Event[] = [];
  for (const event of runs.flatMap((run) => run.events ?? [])) {
    const details = Object.entries(event).find(([key, value]) => key.endsWith('EventAttributes') && value !== null);
    const summary = event.userMetadata?.summary;
    const [words] = summary ? await decodeArrayFromPayloads(converter, [summary]) : [];
    events.push({
      id: events.length + 1,
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
  if (isUnknownCase(error)) throw new CardError('CASE_NOT_FOUND');
  throw refusalOf(error, 'CASE_NOT_FOUND');
}

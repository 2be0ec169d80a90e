import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { City } from './city-store.ts';

/** The history of one closed run, as the server's own bytes (`temporal.api.history.v1.History`). */
export interface ArchivedRun {
  runId: string;
  closedAt: Date;
  /** Number of its events. */
  events: number;
  content: Uint8Array;
}

const placeOf = (workflowId: string, runId: string) => ({
  table: 'process_histories',
  row: `${workflowId} ${runId}`,
  column: 'sealed',
});

/** Keeps the history of a closed run, sealed with the city's key (it belongs to no person). The same run once more changes nothing. */
export async function archiveRun(city: City, workflowId: string, run: ArchivedRun): Promise<void> {
  const { runId, closedAt, events, content } = run;
  const { id: keyId } = await city.vault.keys.openCityKey('city');
  const sealed = await city.vault.seal(keyId, placeOf(workflowId, runId), deflateRawSync(content));
  await city
    .knex('process_histories')
    .insert({ workflowId, runId, closedAt, events, keyId, sealed })
    .onConflict(['workflow_id', 'run_id'])
    .ignore();
}

/** Archived runs of a workflow, oldest first. */
export async function findArchivedRuns(city: City, workflowId: string): Promise<ArchivedRun[]> {
  const rows = await city.knex('process_histories').where({ workflowId }).orderBy('closedAt');
  return Promise.all(
    rows.map(async ({ runId, closedAt, events, keyId, sealed }) => ({
      runId,
      closedAt,
      events,
      content: inflateRawSync(await city.vault.open(keyId, placeOf(workflowId, runId), sealed)),
    })),
  );
}

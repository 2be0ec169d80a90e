import { setTimeout as sleep } from 'node:timers/promises';
import { findArchivedRuns, type City } from '@karta/db';
import { replayedCalls, runsOfCase } from '@karta/workflows/history';
import type { Client } from '@temporalio/client';
import type { DataConverter } from '@temporalio/common';
import { HistoryIsBehind, rebuildProjection } from './rebuild-projection.ts';

const TRIES = 20;

/**
 * Rebuilds the projection of one case from its history, from the server or from the archive.
 * @throws the server's error when neither has the case
 */
export async function rebuildCase(
  city: City,
  client: Client,
  dataConverter: DataConverter,
  workflowId: string,
): Promise<{ turns: number }> {
  const callsOf = async () =>
    replayedCalls(
      workflowId,
      await runsOfCase(client, workflowId, () => findArchivedRuns(city, workflowId)),
      dataConverter,
    );
  for (let left = TRIES; ; left -= 1) {
    try {
      return await rebuildProjection(city, workflowId, callsOf);
    } catch (error) {
      if (!(error instanceof HistoryIsBehind) || left === 0) throw error;
      // a turn is being told at this moment; the server writes it into the history next
      await sleep(500);
    }
  }
}

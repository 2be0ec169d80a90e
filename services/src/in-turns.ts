import { setImmediate as nextTurn } from 'node:timers/promises';

/** So many rows take a few milliseconds of the thread. */
const BATCH = 250;

/**
 * Works through many values batch by batch, in their order; between two batches everybody else has a turn. Rejects with what
 * `work` throws, and no further batch is begun.
 */
export async function inTurns<Value, Done>(
  values: readonly Value[],
  work: (batch: readonly Value[]) => Done,
): Promise<Done[]> {
  const done: Done[] = [];
  for (let start = 0; start < values.length; start += BATCH) {
    if (start > 0) await nextTurn();
    done.push(work(values.slice(start, start + BATCH)));
  }
  return done;
}

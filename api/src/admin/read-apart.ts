import { Worker } from 'node:worker_threads';
import type { Compiled } from '@karta/bpmn/compile';
import type { LintOptions } from '@karta/bpmn/lint';
import { CardError } from '@karta/domain';
import { TurnTaker } from '@karta/services';
import type { Beside, CheckedDecisions } from './check-decisions.ts';

/** What an uploaded file is. */
export type ReadDiagram = { readonly decisions: CheckedDecisions } | { readonly compiled: Compiled };

/** What a file is checked by: what a diagram may name, and the town's files of decisions. */
export interface Reading {
  options: LintOptions;
  beside: readonly Beside[];
}

/** The largest diagrams that are taken need a tenth of it. */
const LONGEST_MS = 20_000;
const MEMORY_MB = 256;
/** One file after the other; some wait their turn for a while. */
const turns = new TurnTaker(1, 16);

/**
 * Reads and checks a file in a thread of its own, with bounds of time and memory, so that nobody else waits for it.
 * @throws CardError DIAGRAM_REFUSED for one that takes more, TEMPORARILY_UNAVAILABLE when too many wait, or too long
 */
export function readApart(xml: string, reading: Reading = { options: {}, beside: [] }): Promise<ReadDiagram> {
  return turns.take(() => inThread(xml, reading));
}

function inThread(xml: string, { options, beside }: Reading): Promise<ReadDiagram> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./compile-worker.ts', import.meta.url), {
      workerData: { xml, options, beside },
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const giveUp = (): void => {
      clearTimeout(limit);
      void worker.terminate();
      reject(new CardError('DIAGRAM_REFUSED', {}, [{ path: '-', code: 'TOO_LARGE' }]));
    };
    const limit = setTimeout(giveUp, LONGEST_MS);
    worker.once('message', (read: ReadDiagram) => {
      clearTimeout(limit);
      void worker.terminate();
      resolve(read);
    });
    const fail = (error: unknown): void => {
      clearTimeout(limit);
      reject(error instanceof Error ? error : new CardError('TEMPORARILY_UNAVAILABLE'));
    };
    worker.once('error', (error: NodeJS.ErrnoException) =>
      error.code === 'ERR_WORKER_OUT_OF_MEMORY' || error instanceof RangeError ? giveUp() : fail(error),
    );
    // one that has answered is settled already
    worker.once('exit', fail);
  });
}

import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { connectionOptions, temporalAddress } from '@karta/workflows/codec';
import { Client, Connection } from '@temporalio/client';

export interface BareCases {
  /** Starts a case, gives it a first answer, and measures the second; milliseconds. */
  answerMs(): Promise<number>;
  close(): Promise<void>;
}

/** A worker process of its own beside the town's, on the same server. */
export async function openBareCases(address: string): Promise<BareCases> {
  const worker = fork(join(import.meta.dirname, 'worker.ts'), {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    env: { ...process.env, TEMPORAL_ADDRESS: address },
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
  await once(worker, 'message');
  const connection = await Connection.connect(connectionOptions({ ...temporalAddress(process.env), address }));
  const client = new Client({ connection, namespace: 'karta' });
  return {
    async answerMs() {
      const workflowId = `bench/bare-update/${randomUUID()}`;
      const handle = await client.workflow.start('bareCase', { taskQueue: 'bench-bare-update', workflowId });
      await handle.executeUpdate('answer', { args: ['claim'] });
      const start = performance.now();
      await handle.executeUpdate('answer', { args: ['approve'] });
      return performance.now() - start;
    },
    async close() {
      await connection.close();
      const ended = once(worker, 'exit');
      worker.disconnect();
      await ended;
    },
  };
}

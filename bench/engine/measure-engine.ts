import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Row, RunRecord } from '../run-record.ts';

/** Our engine beside bpmn-elements inside the workflow sandbox, in a process of its own whose rubbish can be collected. */
export async function measureEngine(temporalAddress: string, record: RunRecord): Promise<void> {
  const measuring = fork(join(import.meta.dirname, 'measure.ts'), {
    execArgv: ['--expose-gc', '--disable-warning=ExperimentalWarning'],
    env: { ...process.env, TEMPORAL_ADDRESS: temporalAddress },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  measuring.on('message', (row: Row) => record.add({ ...row, value: Math.round(row.value * 10) / 10 }));
  const [code] = (await once(measuring, 'exit')) as [number | null];
  if (code !== 0) throw new Error('The measure of the engine failed.');
}

import { randomUUID } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { connectionOptions, nativeOptions, temporalAddress } from '@karta/workflows/codec';
import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, NativeConnection, Runtime, Worker } from '@temporalio/worker';
import { compileProcesses } from '@karta/bpmn/compile';
import { BpmnModdle } from 'bpmn-moddle';
import * as behaviours from 'bpmn-elements';
import context, { TypeResolver } from 'moddle-context-serializer';
import { measuredDiagram } from './diagram.ts';
import { completeCases, heldCases, startCases, type Held } from './workflow.ts';

const TASK_QUEUE = 'bench-engine';
const ROUNDS = 5;
const CASES = 200;

/** One figure of one round; the launching process records it. */
const tell = (measure: string, round: number, value: number, unit: string): void =>
  void process.send?.({ measure, of: round, value, unit });

/**
 * Runs as a process of its own with `--expose-gc`: the worker keeps its sandbox in this isolate (`debugMode`), so that the
 * processor time and the heap of this process are the sandbox's. Both engines take turns.
 */
Runtime.install({ logger: new DefaultLogger('ERROR') });
const address = temporalAddress(process.env);
const native = await NativeConnection.connect(nativeOptions(address));
const connection = await Connection.connect(connectionOptions(address));
const worker = await Worker.create({
  connection: native,
  namespace: 'karta',
  taskQueue: TASK_QUEUE,
  workflowsPath: fileURLToPath(new URL('./workflow.ts', import.meta.url)),
  debugMode: true,
});
const running = worker.run();
const client = new Client({ connection, namespace: 'karta' });

const { graphs } = await compileProcesses(measuredDiagram('=approved'));
const moddle = await new BpmnModdle().fromXML(measuredDiagram('${environment.variables.approved}'));
const [graph] = graphs;
if (!graph) throw new Error('The diagram of the measure does not compile.');
const DIAGRAMS = {
  ours: graph,
  'bpmn-elements': context(moddle as never, TypeResolver(behaviours)).serialize(),
} as const;

for (let round = 0; round <= ROUNDS; round += 1) {
  const order = round % 2 === 0 ? (['ours', 'bpmn-elements'] as const) : (['bpmn-elements', 'ours'] as const);
  for (const name of order) await measure(name, { diagram: DIAGRAMS[name] }, round);
}
worker.shutdown();
await running;
await connection.close();
await native.close();
process.disconnect?.();

async function measure(name: keyof typeof DIAGRAMS, held: Held, round: number): Promise<void> {
  const handle = await client.workflow.start(heldCases, {
    taskQueue: TASK_QUEUE,
    workflowId: `bench/engine/${randomUUID()}`,
    args: [held],
    workflowTaskTimeout: '2m',
  });
  await handle.executeUpdate(startCases, { args: [0] });
  const heapBefore = heap();
  const start = await processorMs(() => handle.executeUpdate(startCases, { args: [CASES] }));
  const heapAfter = heap();
  const complete = await processorMs(async () => {
    const ended = await handle.executeUpdate(completeCases);
    if (ended !== CASES) throw new Error(`${name}: ${ended} of ${CASES} cases ended.`);
  });
  await handle.terminate();
  // the first round warms up
  if (round === 0) return;
  tell(`${name}: start of a case, processor time`, round, (start / CASES) * 1000, 'µs');
  tell(`${name}: completion of a task, processor time`, round, (complete / CASES / 2) * 1000, 'µs');
  tell(`${name}: heap of a waiting case`, round, (heapAfter - heapBefore) / CASES, 'bytes');
}

async function processorMs(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

function heap(): number {
  for (let again = 0; again < 3; again += 1) globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

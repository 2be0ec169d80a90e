import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { caseDataConverter, connectionOptions, temporalAddress } from '@karta/workflows/codec';
import { caseSnapshotQuery, pinProcess, workflowIdOf, type PinnedProcess } from '@karta/workflows';
import { Client, Connection } from '@temporalio/client';

export type Kind = 'interpreted' | 'hand-written';
export const BENCH_KEY = { keyId: 'bench', key: new Uint8Array(32).fill(7) };
const CITY = 'bench';
const AT_ONCE = 20;
const ROOT = join(import.meta.dirname, '..', '..');

interface Open {
  workflowId: string;
  taskId: string;
}

/** Cases of one kind on the measured server, with a worker process of their own. */
export class Load {
  readonly kind: Kind;
  readonly worker: ChildProcess;
  readonly #client: Client;
  readonly #connection: Connection;
  readonly #process: PinnedProcess;
  #heard = 0;
  #expected = 0;

  private constructor(kind: Kind, worker: ChildProcess, connection: Connection, pinned: PinnedProcess) {
    this.kind = kind;
    this.worker = worker;
    this.#connection = connection;
    this.#process = pinned;
    const dataConverter = caseDataConverter(() => BENCH_KEY);
    this.#client = new Client({ connection, namespace: 'karta', dataConverter });
    worker.on('message', ({ heard }: { heard: number }) => (this.#heard = heard));
  }

  static async open(kind: Kind, address: string): Promise<Load> {
    const worker = fork(join(import.meta.dirname, 'worker.ts'), {
      execArgv: ['--disable-warning=ExperimentalWarning'],
      env: { ...process.env, TEMPORAL_ADDRESS: address, BENCH_KIND: kind },
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    await once(worker, 'message');
    const xml = await readFile(join(ROOT, 'bpmn/testing/diagrams/user-task/ask-again.bpmn'), 'utf8');
    const { process: pinned } = await pinProcess(xml, 1);
    return new Load(
      kind,
      worker,
      await Connection.connect(connectionOptions({ ...temporalAddress(process.env), address })),
      pinned,
    );
  }

  /** Starts cases and waits until each waits for its person. */
  async start(count: number): Promise<Open[]> {
    this.#expected += count;
    const opened = await inParallel(count, () => this.#startOne());
    await this.#hear();
    const token = await this.#tokenOf(opened[0]);
    return opened.map(({ workflowId, taskId }) => ({ workflowId, taskId: `${taskId}-${token}` }));
  }

  /** Decides the task of each and waits until all have ended. */
  async complete(open: readonly Open[]): Promise<void> {
    this.#expected += open.length;
    await inParallel(open.length, async (index) => {
      const { workflowId, taskId } = open[index] ?? { workflowId: '', taskId: '' };
      const decision = { cityId: CITY, taskId, userId: 'clerk-1', outcome: 'stop' };
      await this.#client.workflow.getHandle(workflowId).executeUpdate('complete-task', { args: [decision] });
    });
    await this.#hear();
  }

  /** Events in the history of one ended case. */
  async eventsOf({ workflowId }: Open): Promise<number> {
    const handle = this.#client.workflow.getHandle(workflowId);
    await handle.result();
    return (await handle.fetchHistory()).events?.length ?? 0;
  }

  async close(): Promise<void> {
    await this.#connection.close();
    const ended = once(this.worker, 'exit');
    this.worker.disconnect();
    await ended;
  }

  async #startOne(): Promise<Open> {
    const caseId = randomUUID();
    const isOurs = this.kind === 'interpreted';
    const workflowType = isOurs ? this.#process.processKey : 'handWritten';
    const workflowId = workflowIdOf(CITY, workflowType, caseId);
    const input = isOurs ? { cityId: CITY, caseId, process: this.#process, variables: {} } : { caseId };
    await this.#client.workflow.start(workflowType, { taskQueue: `bench-${this.kind}`, workflowId, args: [input] });
    return { workflowId, taskId: caseId };
  }

  /** The engine numbers its tokens; every case of one diagram numbers them alike. */
  async #tokenOf(open: Open | undefined): Promise<string> {
    if (this.kind === 'hand-written' || !open) return 'ask';
    const { state } = await this.#client.workflow.getHandle(open.workflowId).query(caseSnapshotQuery);
    return Object.values(state.tokens).find(({ node }) => node === 'ask')?.id ?? '';
  }

  async #hear(): Promise<void> {
    while (this.#heard < this.#expected) await once(this.worker, 'message');
  }
}

async function inParallel<Result>(count: number, work: (index: number) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  let next = 0;
  const lane = async (): Promise<void> => {
    for (let index = next++; index < count; index = next++) results[index] = await work(index);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, lane));
  return results;
}

import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Client, Connection, type WorkflowHandle } from '@temporalio/client';
import {
  bundleWorkflowCode,
  DefaultLogger,
  NativeConnection,
  Runtime,
  Worker,
  type WorkerOptions,
  type WorkflowBundle,
} from '@temporalio/worker';
import {
  broadcastSignal,
  BUNDLE_OPTIONS,
  caseSnapshotQuery,
  claimTaskUpdate,
  completeTaskUpdate,
  deliverMessageUpdate,
  fireTimerUpdate,
  lastSegment,
  pinProcess,
  workflowIdOf,
  type Activities,
  type PinnedProcess,
  type ProcessInput,
  type ProgressEvent,
  type TaskOutcome,
} from '../src/index.ts';
import type { Variables } from '@karta/bpmn/feel';
import { caseDataConverter, connectionOptions, nativeOptions, temporalAddress } from '../src/codec/index.ts';
import { insist, until } from './insist.ts';
import { RecordedActivities } from './recorded-activities.ts';
import { shippedParts } from './shipped-parts.ts';
import { diagramFile } from '../../bpmn/testing/diagram-file.ts';

export const CITY = 'nowa-rzeczna';

// the worker's state changes would drown the test report
Runtime.install({ logger: new DefaultLogger('ERROR') });

const key = { keyId: 'k1', key: new Uint8Array(32).fill(7) };

/** How clients and workers of the tests read payloads. */
export const dataConverter = caseDataConverter(() => key);

let bundle: Promise<WorkflowBundle> | undefined;

/** The workflow bundle, built once a process. */
export function workflowBundle(): Promise<WorkflowBundle> {
  const silent = { log() {}, trace() {}, debug() {}, info() {}, warn() {}, error() {} };
  bundle ??= bundleWorkflowCode({ ...BUNDLE_OPTIONS, logger: silent });
  return bundle;
}

/** A shipped diagram, optionally edited, pinned as version 1. */
export async function shippedProcess(
  key: string,
  edit: (xml: string) => string = (xml) => xml,
): Promise<PinnedProcess> {
  const xml = await readFile(new URL(`../processes/${key}.bpmn`, import.meta.url), 'utf8');
  return (await pinProcess(edit(xml), 1)).process;
}

/** A diagram of the tests, pinned as version 1. */
export async function fixtureProcess(
  name: string,
  edit: (xml: string) => string = (xml) => xml,
): Promise<PinnedProcess> {
  const xml = await readFile(diagramFile(name), 'utf8');
  return (await pinProcess(edit(xml), 1)).process;
}

/** How the worker of a rig differs from the usual one. */
export type RigOptions = Pick<
  WorkerOptions,
  'maxCachedWorkflows' | 'maxConcurrentWorkflowTaskExecutions' | 'maxConcurrentWorkflowTaskPolls'
>;

/**
 * A worker that forgets a case after each of its tasks and replays it from its history for the next. One task at a time: with
 * room for a single case, a task that comes for another one has SDK core (1.24) evict the first while its local activity runs;
 * what it was about to answer is lost, and the task is repeated for ever.
 */
export const WITHOUT_CACHE = {
  maxCachedWorkflows: 0,
  maxConcurrentWorkflowTaskExecutions: 1,
  maxConcurrentWorkflowTaskPolls: 1,
} as const satisfies RigOptions;

/** The real server, a worker of our own on a task queue of its own, and recorded activities. */
export class TemporalRig {
  readonly activities = new RecordedActivities();
  readonly client: Client;
  private readonly taskQueue: string;
  private readonly connections: { close(): Promise<void> }[];
  private worker: Worker;
  private running: Promise<void>;
  private readonly createWorker: (options: RigOptions) => Promise<Worker>;

  private constructor(
    client: Client,
    taskQueue: string,
    connections: { close(): Promise<void> }[],
    worker: Worker,
    createWorker: (options: RigOptions) => Promise<Worker>,
    activities: RecordedActivities,
  ) {
    this.client = client;
    this.taskQueue = taskQueue;
    this.connections = connections;
    this.worker = worker;
    this.running = worker.run();
    this.createWorker = createWorker;
    this.activities = activities;
  }

  /** Needs TEMPORAL_ADDRESS (and TEMPORAL_NAMESPACE, default `default`). */
  static async open(options: RigOptions = {}): Promise<TemporalRig> {
    const address = temporalAddress({ TEMPORAL_NAMESPACE: 'default', ...process.env });
    const { namespace } = address;
    const connection = await Connection.connect(connectionOptions(address));
    const native = await NativeConnection.connect(nativeOptions(address));
    const client = new Client({ connection, namespace, dataConverter });
    const taskQueue = `rig-${randomUUID()}`;
    const activities = new RecordedActivities();
    const createWorker = async (wanted: RigOptions): Promise<Worker> =>
      Worker.create({
        connection: native,
        namespace,
        taskQueue,
        dataConverter,
        workflowBundle: await workflowBundle(),
        activities: activities.implementations(),
        stickyQueueScheduleToStartTimeout: '1s',
        maxCachedWorkflows: 50,
        ...wanted,
      });
    return new TemporalRig(
      client,
      taskQueue,
      [connection, native],
      await createWorker(options),
      createWorker,
      activities,
    );
  }

  async close(): Promise<void> {
    this.worker.shutdown();
    await this.running;
    for (const connection of this.connections) await connection.close();
  }

  /**
   * Ends the worker and starts another one, which knows nothing but the histories.
   * @param meanwhile what happens while there is none; it is told when the old one takes no more work
   */
  async restartWorker(
    options: RigOptions = {},
    meanwhile: (ended: Promise<void>) => Promise<unknown> = (ended) => ended,
  ): Promise<void> {
    this.worker.shutdown();
    await meanwhile(this.running);
    await this.running;
    this.worker = await this.createWorker(options);
    this.running = this.worker.run();
  }

  /** Starts a case as the relay does. */
  async start(
    process: PinnedProcess,
    variables: Variables = {},
    more: Partial<ProcessInput> = {},
  ): Promise<StartedCase> {
    const caseId = randomUUID();
    const workflowId = workflowIdOf(CITY, process.processKey, caseId);
    await this.client.workflow.start(process.processKey, {
      taskQueue: this.taskQueue,
      workflowId,
      args: [{ cityId: CITY, caseId, process, variables, ...(await shippedParts(process)), ...more }],
    });
    return this.caseOf(workflowId);
  }

  caseOf(workflowId: string): StartedCase {
    return new StartedCase(this, this.client.workflow.getHandle(workflowId), lastSegment(workflowId), workflowId);
  }
}

/** One case on the server, spoken to as the product does. */
export class StartedCase {
  readonly handle: WorkflowHandle;
  readonly caseId: string;
  readonly workflowId: string;
  private readonly rig: TemporalRig;

  constructor(rig: TemporalRig, handle: WorkflowHandle, caseId: string, workflowId: string) {
    this.rig = rig;
    this.handle = handle;
    this.caseId = caseId;
    this.workflowId = workflowId;
  }

  /** Waits until the projection has been told of an event. */
  saw<Kind extends ProgressEvent['kind']>(
    kind: Kind,
    matches: (event: Extract<ProgressEvent, { kind: Kind }>) => boolean = () => true,
  ): Promise<Extract<ProgressEvent, { kind: Kind }>> {
    return this.rig.activities.saw(this.workflowId, kind, matches);
  }

  /** The id of the open task of an element; `nth` counts its visits from 1. */
  async task(elementId: string, nth = 1): Promise<string> {
    const opened = await this.rig.activities.sawNth(
      this.workflowId,
      'task-opened',
      nth,
      (event) => event.elementId === elementId,
    );
    return opened.taskId;
  }

  /** A process that this case has called. */
  async called(processKey: string, nth = 1): Promise<StartedCase> {
    return this.rig.caseOf(await this.rig.activities.calledBy(this.workflowId, processKey, nth));
  }

  /** Delivers a message to the case, as the relay does. */
  async deliver(name: string, correlation?: string): Promise<void> {
    const message = { cityId: CITY, messageId: randomUUID(), name, ...(correlation && { correlation }) };
    await this.handle.executeUpdate(deliverMessageUpdate, { args: [message] });
  }

  /** Lets the timer of an element fire now, as an admin may; `nth` counts how often it was set, from 1. */
  async fire(elementId: string, nth = 1): Promise<void> {
    const { waitId } = await this.rig.activities.sawNth(
      this.workflowId,
      'timer-set',
      nth,
      (event) => event.elementId === elementId,
    );
    const act = { cityId: CITY, userId: 'admin-1', waitId };
    await this.handle.executeUpdate(fireTimerUpdate, { args: [act] });
  }

  async complete(
    taskId: string,
    outcome: string,
    userId = 'clerk-1',
    updateId: string = randomUUID(),
  ): Promise<TaskOutcome> {
    return this.handle.executeUpdate(completeTaskUpdate, {
      args: [{ cityId: CITY, taskId, userId, outcome }],
      updateId,
    });
  }

  async completeAs(cityId: string, taskId: string, outcome: string): Promise<TaskOutcome> {
    return this.handle.executeUpdate(completeTaskUpdate, { args: [{ cityId, taskId, userId: 'clerk-1', outcome }] });
  }

  async claim(taskId: string, userId: string): Promise<unknown> {
    return this.handle.executeUpdate(claimTaskUpdate, { args: [{ cityId: CITY, taskId, userId }] });
  }

  /** Waits until the present run's history has an event of this kind, for example `timerFiredEventAttributes`. */
  async inHistory(attributes: string): Promise<void> {
    await until(async () => {
      const { events } = await this.handle.fetchHistory();
      return events?.some((event) => event[attributes as keyof typeof event] != null) ?? false;
    });
  }

  /** Fills the run with signals that the case does not wait for until it has continued in another one. */
  async intoNextRun(): Promise<void> {
    const { runId } = await this.handle.describe();
    while ((await this.handle.describe()).runId === runId) {
      await this.handle.signal(broadcastSignal, { cityId: CITY, name: 'noise' });
      await this.handle.query(caseSnapshotQuery);
    }
  }

  /** Answers a task of an element as soon as it is open. */
  async decide(elementId: string, outcome: string, nth = 1): Promise<TaskOutcome> {
    const taskId = await this.task(elementId, nth);
    return insist((updateId) => this.complete(taskId, outcome, 'clerk-1', updateId));
  }
}

export { insist, refusalOf, until } from './insist.ts';
export type { Activities };

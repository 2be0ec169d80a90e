import { randomUUID } from 'node:crypto';
import { newCase, step, type CaseState, type EngineEvent } from '@karta/bpmn/engine';
import type { ProcessGraph } from '@karta/bpmn/graph';
import {
  broadcastSignal,
  caseSnapshotQuery,
  completeTaskUpdate,
  deliverMessageUpdate,
  fireTimerUpdate,
  type ProgressEvent,
} from '../src/index.ts';
import type { Variables } from '@karta/bpmn/feel';
import { possibleIn, type Ended, type Possible } from '../../bpmn/testing/random-run.ts';
import { CITY, insist, until, type StartedCase, type TemporalRig } from './temporal-rig.ts';

const AT = '2026-01-01T00:00:00.000Z';
const TRACED = ['enter', 'leave', 'cancel'];

/** A random diagram as a worker can run it: its service tasks have an activity that is there. */
export function runnable(graph: ProcessGraph): ProcessGraph {
  const nodes = Object.entries(graph.nodes).map(([id, node]) => [
    id,
    node.kind === 'service-task' ? { ...node, activity: 'notify' } : node,
  ]);
  return { ...graph, nodes: Object.fromEntries(nodes) };
}

/** A case on the real server and the same case in memory, to which the same things happen in the same order. */
export class TwinCase {
  readonly started: StartedCase;
  private readonly rig: TemporalRig;
  private readonly graph: ProcessGraph;
  private state: CaseState = newCase();
  private readonly trace: string[] = [];
  /** Results of activities that the twin has taken over. */
  private results = 0;

  constructor(rig: TemporalRig, started: StartedCase, graph: ProcessGraph) {
    this.rig = rig;
    this.started = started;
    this.graph = graph;
  }

  /**
   * Lets happen what `next` chooses among what may happen, until it chooses nothing.
   * @returns how it went on the server, and how in memory
   */
  async run(
    variables: Variables,
    next: (possible: readonly Possible[]) => EngineEvent | undefined,
  ): Promise<{ onServer: Ended; inMemory: Ended }> {
    this.feed({ at: AT, kind: 'start', variables });
    for (;;) {
      const state = await this.settled();
      const event = next(possibleIn(this.graph, state));
      if (!event) break;
      await this.tell(event);
      this.feed(asSeenByTheCase(event));
    }
    const { state } = await this.started.handle.query(caseSnapshotQuery);
    return { onServer: { state, trace: this.traceOnServer() }, inMemory: { state: this.state, trace: this.trace } };
  }

  private feed(event: EngineEvent): void {
    const { state, effects } = step(this.graph, this.state, event);
    this.state = state;
    for (const effect of effects) {
      if (TRACED.includes(effect.kind) && 'node' in effect && 'token' in effect)
        this.trace.push(`${effect.kind} ${effect.node} ${effect.token}`);
    }
  }

  /** The case's state when no activity is under way any more, and the twin knows every result. */
  private async settled(): Promise<CaseState> {
    let state = newCase();
    await until(async () => {
      ({ state } = await this.started.handle.query(caseSnapshotQuery));
      this.takeResults();
      const told = this.progress();
      const isTold = state.status === 'running' || told.some(({ kind }) => kind === 'case-finished');
      return told.length > 0 && isTold && !this.isWorking(state) && !this.isWorking(this.state);
    });
    return state;
  }

  private isWorking(state: CaseState): boolean {
    return possibleIn(this.graph, state).some(({ event }) => event.kind === 'activity-completed');
  }

  /** Results of parallel activities come in an order of their own. */
  private takeResults(): void {
    const finished = this.progress().flatMap((event) =>
      event.kind === 'element-left' && event.how === 'completed' && this.isService(event.elementId)
        ? event.tokenId
        : [],
    );
    for (const token of finished.slice(this.results))
      this.feed({ at: AT, kind: 'activity-completed', token, result: {} });
    this.results = finished.length;
  }

  private async tell(event: EngineEvent): Promise<void> {
    const { handle, caseId } = this.started;
    if (event.kind === 'task-completed') await this.answer(`${caseId}-${event.token}`, event.variables);
    else if (event.kind === 'signal')
      await handle.signal(broadcastSignal, { cityId: CITY, name: event.name, variables: event.variables });
    else if (event.kind === 'message') {
      const { name, variables } = event;
      const message = { cityId: CITY, messageId: randomUUID(), name, variables };
      await insist((updateId) => handle.executeUpdate(deliverMessageUpdate, { args: [message], updateId }));
    } else if (event.kind === 'timer-fired') {
      const act = { cityId: CITY, userId: 'admin-1', waitId: event.wait };
      await insist((updateId) => handle.executeUpdate(fireTimerUpdate, { args: [act], updateId }));
    }
  }

  private async answer(taskId: string, variables: Variables): Promise<void> {
    const decision = { cityId: CITY, taskId, userId: 'clerk-1', outcome: 'done', variables };
    await insist((updateId) => this.started.handle.executeUpdate(completeTaskUpdate, { args: [decision], updateId }));
  }

  private isService(element: string): boolean {
    return this.graph.nodes[element]?.kind === 'service-task';
  }

  private progress(): ProgressEvent[] {
    return this.rig.activities.progressOf(this.started.workflowId);
  }

  private traceOnServer(): string[] {
    return this.progress().flatMap((event) => {
      if (event.kind === 'element-entered') return `enter ${event.elementId} ${event.tokenId}`;
      if (event.kind !== 'element-left') return [];
      return `${event.how === 'cancelled' ? 'cancel' : 'leave'} ${event.elementId} ${event.tokenId}`;
    });
  }
}

/** A decision brings who decided what. */
function asSeenByTheCase(event: EngineEvent): EngineEvent {
  if (event.kind !== 'task-completed') return { ...event, at: AT };
  return { ...event, at: AT, variables: { ...event.variables, outcome: 'done', decidedBy: 'clerk-1' } };
}

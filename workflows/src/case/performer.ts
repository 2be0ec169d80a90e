import {
  ActivityFailure,
  ApplicationFailure,
  CancellationScope,
  getExternalWorkflowHandle,
  isCancellation,
  ParentClosePolicy,
  patched,
  proxyActivities,
  sleep,
  startChild,
  workflowInfo,
  type ExternalWorkflowHandle,
} from '@temporalio/workflow';
import { BPMN_ERROR_PREFIX, type ServiceCall } from '../service-activities.ts';
import { type EngineActivities } from '../engine-activities.ts';
import type { CaseState, Effect, EngineEvent, ProcessGraph, Value, Variables } from '../engine/index.ts';
import { cancelCalledSignal, childEscalatedSignal, holdCalledSignal, type HoldCalled } from '../messages.ts';
import type { ProcessInput } from '../process-input.ts';
import { calledIdOf } from '../workflow-ids.ts';
import { filesOf } from './case-decisions.ts';
import { now } from './refusal.ts';

type ServiceActivity = (call: ServiceCall<Variables>) => Promise<Value>;

const { throwMessage, throwSignal } = proxyActivities<EngineActivities>({ startToCloseTimeout: '30s' });

/** A step lost with its worker is given to another one after this time; a diagram may say more (`km:timeout`). */
const DEFAULT_TIMEOUT_SECONDS = 15;

const DEFAULT_ZONE = 'Europe/Warsaw';

/** Turns the engine's effects into timers, activities and child workflows, and what comes of them into events. */
export class Performer {
  private readonly inputNow: () => ProcessInput;
  private readonly tell: (event: EngineEvent) => void;
  /** Running timers by wait id, activities by token id. */
  private readonly running = new Map<string, CancellationScope>();
  /** Starts of called processes that the server has not confirmed yet, by token id. */
  private readonly starting = new Map<string, Promise<void>>();
  /** Activities and starts of children: while there are any, the case does not continue in a new run. */
  private pending = 0;

  constructor(input: () => ProcessInput, tell: (event: EngineEvent) => void) {
    this.inputNow = input;
    this.tell = tell;
  }

  private get input(): ProcessInput {
    return this.inputNow();
  }

  isIdle(): boolean {
    return this.pending === 0;
  }

  /** Sets the timers of a restored case again, but for those that have fired; their due dates are absolute. */
  resume(state: CaseState, fired: ReadonlySet<string>): void {
    for (const { id, kind, due, node } of Object.values(state.waits)) {
      if (kind === 'timer' && due && !fired.has(id)) this.setTimer(id, due, node);
    }
  }

  perform(effect: Effect): void {
    switch (effect.kind) {
      case 'run-activity':
        return this.runActivity(effect);
      case 'run-decision':
        return this.runDecision(effect);
      case 'stop-activity':
        return this.stop(effect.token);
      case 'set-timer':
        return this.setTimer(effect.wait, effect.due, effect.node);
      case 'end-wait':
        return this.stop(effect.wait);
      case 'start-child':
        return this.begin(effect);
      case 'stop-child':
        return this.inBackground(this.stopCalled(effect.process, effect.token));
      case 'escalate':
        return this.inBackground(this.tellCaller(effect.code));
      case 'throw-message': {
        const { token, name, correlation, variables } = effect;
        const key = correlation === undefined ? {} : { correlation };
        return this.inBackground(throwMessage({ ...this.sender(token, name), name, variables, ...key }));
      }
      case 'throw-signal':
        return this.inBackground(
          throwSignal({ ...this.sender(effect.token, effect.name), name: effect.name, variables: effect.variables }),
        );
      default:
        return undefined;
    }
  }

  private sender(token: string, name: string): { cityId: string; workflowId: string; key: string } {
    const { workflowId } = workflowInfo();
    return { cityId: this.input.cityId, workflowId, key: `${workflowId}/${token}/${name}` };
  }

  private nameOf(node: string): string {
    return this.input.process.graph.nodes[node]?.name || node;
  }

  /** An overdue timer fires at once, without a timer that would starve. */
  private setTimer(wait: string, due: string, node: string): void {
    this.stop(wait);
    const milliseconds = new Date(due).getTime() - Date.now();
    if (milliseconds <= 0) return this.tell({ at: now(), kind: 'timer-fired', wait });
    const fire = async (): Promise<void> => {
      await sleep(milliseconds, { summary: this.nameOf(node) });
      this.running.delete(wait);
      this.tell({ at: now(), kind: 'timer-fired', wait });
    };
    this.inScope(wait, fire);
  }

  private runActivity({ token, node, activity, input, retry, timeout }: Effect & { kind: 'run-activity' }): void {
    const { cityId, caseId, process } = this.input;
    const { workflowId } = workflowInfo();
    const activities = proxyActivities<Record<string, ServiceActivity>>({
      startToCloseTimeout: (timeout ?? DEFAULT_TIMEOUT_SECONDS) * 1000,
      summary: this.nameOf(node),
      retry: {
        maximumAttempts: retry?.attempts ?? 5,
        initialInterval: (retry?.firstDelay ?? 2) * 1000,
        backoffCoefficient: retry?.backoff ?? 3,
      },
    });
    const { processKey } = process;
    const key = `${workflowId}/${token}`;
    const call = { cityId, processKey, caseId, workflowId, elementId: node, tokenId: token, key, input };
    this.work(token, async () => (await activities[activity]?.(call)) ?? null);
  }

  private runDecision({ token, node, decision, resultVariable, variables }: Effect & { kind: 'run-decision' }): void {
    const { cityId, decisions, zone = DEFAULT_ZONE } = this.input;
    const { evaluateDecision } = proxyActivities<EngineActivities>({
      startToCloseTimeout: '60s',
      summary: this.nameOf(node),
      retry: { maximumAttempts: 5 },
    });
    const files = filesOf(decisions, decision).map(({ decisionKey, version, digest }) => ({
      decisionKey,
      version,
      digest,
    }));
    const question = { cityId, workflowId: workflowInfo().workflowId, decision, files, variables, at: now(), zone };
    this.work(token, async () => ({ [resultVariable]: (await evaluateDecision(question)).result }));
  }

  /** Work of an activity: its result or its failure goes to the token. */
  private work(token: string, run: () => Promise<Value>): void {
    this.pending += 1;
    this.inScope(token, async () => {
      try {
        const result = await run();
        this.tell({ at: now(), kind: 'activity-completed', token, result });
      } catch (error) {
        if (isCancellation(error)) return;
        this.tell({ at: now(), kind: 'activity-failed', token, ...failureOf(error) });
      } finally {
        this.running.delete(token);
        this.pending -= 1;
      }
    });
  }

  private async startCalled({
    token,
    node,
    process,
    saga,
    variables,
  }: Effect & { kind: 'start-child' }): Promise<void> {
    const { cityId, caseId, called, decisions, zone, eventsPerRun } = this.input;
    const { workflowId } = workflowInfo();
    const pinned = called?.[process];
    const parent = { workflowId, callId: token };
    if (!pinned && !saga) {
      const message = `There is no process ${process}`;
      return this.tell({ at: now(), kind: 'activity-failed', token, cause: 'UNKNOWN_PROCESS', message });
    }
    const shared = { cityId, caseId, parent, variables, ...(zone && { zone }), ...(eventsPerRun && { eventsPerRun }) };
    try {
      await startChild(process, {
        workflowId: calledIdOf(cityId, process, workflowId, token),
        args: [pinned ? { ...shared, process: pinned, called, ...(decisions && { decisions }) } : shared],
        parentClosePolicy: ParentClosePolicy.ABANDON,
        staticSummary: this.nameOf(node),
      });
    } catch (error) {
      this.tell({ at: now(), kind: 'activity-failed', token, ...failureOf(error) });
    }
  }

  private begin(effect: Effect & { kind: 'start-child' }): void {
    const starting = this.startCalled(effect).finally(() => this.starting.delete(effect.token));
    this.starting.set(effect.token, starting);
    this.inBackground(starting);
  }

  /** Tells the called processes to stand still or to go on; a saga goes on, since what a machine has begun cannot wait. */
  holdCalled(graph: ProcessGraph, state: CaseState, word: HoldCalled): void {
    for (const { id, node, status, round } of Object.values(state.tokens)) {
      const called = graph.nodes[node]?.called;
      if (!called || called.saga || status !== 'waiting' || round?.started !== undefined) continue;
      this.inBackground(this.tellCalled(called.process, id, (child) => child.signal(holdCalledSignal, word)));
    }
  }

  private stopCalled(process: string, token: string): Promise<void> {
    const { cityId } = this.input;
    return this.tellCalled(process, token, (child) => child.signal(cancelCalledSignal, { cityId }));
  }

  /** A child that is about to start is told when it has begun. */
  private async tellCalled(
    process: string,
    token: string,
    tell: (child: ExternalWorkflowHandle) => Promise<void>,
  ): Promise<void> {
    const starting = this.starting.get(token);
    if (starting) await starting;
    try {
      await tell(getExternalWorkflowHandle(calledIdOf(this.input.cityId, process, workflowInfo().workflowId, token)));
    } catch {
      // the child has ended by itself in the meantime
    }
  }

  /** Before the report of the end, which waits for what is under way. */
  private async tellCaller(code: string): Promise<void> {
    const { cityId, parent } = this.input;
    // cases that began before 22 November 2026 kept such an escalation to themselves
    if (!parent || !patched('escalation-reaches-caller')) return;
    try {
      const caller = getExternalWorkflowHandle(parent.workflowId);
      await caller.signal(childEscalatedSignal, { cityId, callId: parent.callId, code });
    } catch {
      // the calling case has ended in the meantime, so nobody waits for it
    }
  }

  private stop(id: string): void {
    this.running.get(id)?.cancel();
    this.running.delete(id);
  }

  private inScope(id: string, work: () => Promise<void>): void {
    const scope = new CancellationScope();
    this.running.set(id, scope);
    scope.run(work).catch((error: unknown) => {
      if (!isCancellation(error)) throw error;
    });
  }

  private inBackground(work: Promise<void>): void {
    this.pending += 1;
    void work.finally(() => {
      this.pending -= 1;
    });
  }
}

/** A failure whose type is `BPMN:<code>` is an error that the diagram may catch; everything else becomes an incident. */
function failureOf(error: unknown): { message: string; cause?: string; error?: string } {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  const message = failure instanceof Error ? failure.message : String(failure);
  const type = failure instanceof ApplicationFailure ? failure.type : undefined;
  if (type?.startsWith(BPMN_ERROR_PREFIX)) return { message, error: type.slice(BPMN_ERROR_PREFIX.length) };
  return { message, cause: type ?? (failure instanceof Error ? failure.name : 'Error') };
}

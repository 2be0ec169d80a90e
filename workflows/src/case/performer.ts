import { CancellationScope, isCancellation, proxyActivities, sleep, workflowInfo } from '@temporalio/workflow';
import type { EngineActivities } from '../engine-activities.ts';
import type { CaseState, Effect, EngineEvent } from '@karta/bpmn/engine';
import type { Value, Variables } from '@karta/bpmn/feel';
import type { ProcessGraph } from '@karta/bpmn/graph';
import type { HoldCalled } from '../messages.ts';
import type { ProcessInput } from '../process-input.ts';
import type { ServiceCall } from '../service-activities.ts';
import { CalledProcesses, nameOf, tellCaller } from './called-processes.ts';
import { filesOf } from './case-decisions.ts';
import { failureOf } from './failure-of.ts';
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
  private readonly called: CalledProcesses;
  /** Activities and starts of children: while there are any, the case does not continue in a new run. */
  private pending = 0;

  constructor(input: () => ProcessInput, tell: (event: EngineEvent) => void) {
    this.inputNow = input;
    this.tell = tell;
    this.called = new CalledProcesses(input, tell);
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
        return this.inBackground(this.called.start(effect));
      case 'stop-child':
        return this.inBackground(this.called.stop(effect.process, effect.token));
      case 'escalate':
        return this.inBackground(tellCaller(this.input, effect.code));
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

  /** An overdue timer fires at once, without a timer that would starve. */
  private setTimer(wait: string, due: string, node: string): void {
    this.stop(wait);
    const milliseconds = new Date(due).getTime() - Date.now();
    if (milliseconds <= 0) return this.tell({ at: now(), kind: 'timer-fired', wait });
    const fire = async (): Promise<void> => {
      await sleep(milliseconds, { summary: nameOf(this.input, node) });
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
      summary: nameOf(this.input, node),
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
      summary: nameOf(this.input, node),
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

  /** Tells the called processes to stand still or to go on. */
  holdCalled(graph: ProcessGraph, state: CaseState, word: HoldCalled): void {
    for (const told of this.called.hold(graph, state, word)) this.inBackground(told);
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

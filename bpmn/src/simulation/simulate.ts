import type { Effect } from '../engine/effect.ts';
import type { EngineEvent } from '../engine/event.ts';
import type { ProcessGraph } from '../graph/graph.ts';
import { findMessageWait } from '../engine/message-wait.ts';
import { openTasksOf, outcomeOf, variablesOf, waitingOf, type LiveCase, type Outcome } from './outcome.ts';
import { withWork } from './work.ts';
import { newCase, step } from '../engine/step.ts';
import { startsOf, type StartTrigger } from '../graph/starts.ts';
import type { Value, Variables } from '../feel/variables.ts';
import type { EngineHooks } from '../engine/execution.ts';

/** What the world answers, taken in order as the matching element waits. */
export type Answer =
  | { readonly task: string; readonly variables?: Variables }
  | {
      readonly activity: string;
      readonly result?: Value;
      readonly error?: { readonly code: string; readonly message?: string };
    }
  | { readonly message: string; readonly correlation?: string; readonly variables?: Variables }
  | { readonly signal: string; readonly variables?: Variables }
  /** The clock jumps to the timer of this element, and it fires. */
  | { readonly timer: string };

export interface TraceLine {
  readonly at: string;
  readonly event: 'enter' | 'leave' | 'cancel' | 'incident' | 'throw' | 'catch';
  readonly element: string;
}

export interface SimulationOptions {
  readonly variables?: Variables;
  readonly answers?: readonly Answer[];
  /** Elements that may be entered in all; default 10,000. */
  readonly maxSteps?: number;
  readonly startAt?: string;
  readonly zone?: string;
  readonly decide?: EngineHooks['decide'];
  /** Each answer is given in its place, and nothing happens without one: as a trial was played. */
  readonly inOrder?: boolean;
}

type Sent = { name: string; correlation?: string | undefined; variables: Variables };

const TRACED = new Set(['enter', 'leave', 'cancel', 'incident', 'throw', 'catch']);

/**
 * Runs a diagram in memory with virtual time: the clock jumps to the next timer when nothing else can happen.
 * @param graphs the processes of the file; calls between them are followed, messages reach their catches
 * @param main the process to run
 */
export function simulate(
  graphs: readonly ProcessGraph[],
  main: ProcessGraph,
  options: SimulationOptions = {},
): { trace: TraceLine[]; outcome: Outcome } {
  const answered = new Set((options.answers ?? []).flatMap((answer) => ('activity' in answer ? answer.activity : [])));
  const simulation = new Simulation(
    graphs.map((graph) => withWork(graph, answered)),
    options,
  );
  const root = simulation.open(withWork(main, answered), options.variables ?? {});
  if (options.inOrder) simulation.settle();
  if (options.inOrder) for (const answer of options.answers ?? []) simulation.follow(answer);
  else simulation.run();
  return { trace: simulation.trace, outcome: simulation.outcomeOf(root) };
}

/** The cases of one run in memory, their mail and their work; `simulate` and `Trial` lead it. */
export class Simulation {
  readonly trace: TraceLine[] = [];
  readonly cases: LiveCase[] = [];
  private readonly mail: (Effect & { kind: 'throw-message' })[] = [];
  readonly work: { readonly of: LiveCase; readonly effect: Effect }[] = [];
  private readonly signalled: { graph: ProcessGraph; signal: string; variables: Variables }[] = [];
  private readonly answers: Answer[];
  private readonly graphs: readonly ProcessGraph[];
  private readonly options: SimulationOptions;
  now: string;
  private steps = 0;
  private exhausted = false;

  constructor(graphs: readonly ProcessGraph[], options: SimulationOptions) {
    this.graphs = graphs;
    this.options = options;
    this.answers = [...(options.answers ?? [])];
    this.now = options.startAt ?? '2026-01-01T00:00:00.000Z';
  }

  open(graph: ProcessGraph, variables: Variables, caller?: LiveCase['caller'], by: StartTrigger = {}): LiveCase {
    const live: LiveCase = { graph, state: newCase(this.options.zone), ...(caller && { caller }) };
    this.cases.push(live);
    this.feed(live, { at: this.now, kind: 'start', variables, ...by });
    return live;
  }

  run(): void {
    while (
      !this.exhausted &&
      (this.doWork() || this.startSignalled() || this.deliverMail() || this.takeAnswer() || this.jump())
    );
  }

  /** Begins what is called and delivers what was thrown, as far as somebody wants it. */
  settle(): void {
    while (!this.exhausted && (this.beginCalled() || this.startSignalled() || this.deliverMail()));
  }

  private beginCalled(): boolean {
    const at = this.work.findIndex(({ effect }) => effect.kind === 'start-child' && !effect.saga);
    const [next] = at < 0 ? [] : this.work.splice(at, 1);
    if (next && isAwaited(next.of, next.effect)) this.carryOut(next);
    return next !== undefined;
  }

  /** Gives one answer. @returns false where nothing waits for it */
  follow(answer: Answer): boolean {
    const isGiven =
      'timer' in answer ? this.fireAt(answer.timer) : 'activity' in answer ? this.doOne(answer) : this.apply(answer);
    if (isGiven) this.settle();
    return isGiven;
  }

  outcomeOf(root: LiveCase): Outcome {
    if (!this.exhausted) return outcomeOf(root, this.cases);
    const error = { code: 'STEP_LIMIT', message: `More than ${this.limit()} steps` };
    return { state: 'incident', variables: variablesOf(root.state), waiting: waitingOf(this.cases), error };
  }

  private limit(): number {
    return this.options.maxSteps ?? 10_000;
  }

  private feed(live: LiveCase, event: EngineEvent): void {
    const hooks: EngineHooks = { stepLimit: this.limit(), ...(this.options.decide && { decide: this.options.decide }) };
    const { state, effects } = step(live.graph, live.state, event, hooks);
    live.state = state;
    for (const effect of effects) this.note(live, effect);
  }

  private note(live: LiveCase, effect: Effect): void {
    if (TRACED.has(effect.kind) && 'node' in effect) {
      this.trace.push({ at: shortened(this.now), event: effect.kind as TraceLine['event'], element: effect.node });
    }
    if (effect.kind === 'enter') this.steps += 1;
    if (this.steps > this.limit()) this.exhausted = true;
    if (effect.kind === 'run-activity' || effect.kind === 'start-child') this.work.push({ of: live, effect });
    if (effect.kind === 'throw-message') this.mail.push(effect);
    if (effect.kind === 'stop-child') this.stopCalled(live, effect.token);
    if (effect.kind === 'escalate' && live.caller) {
      const { of, token } = live.caller;
      this.feed(of, { at: this.now, kind: 'child-escalated', token, code: effect.code });
    }
    if (effect.kind === 'throw-signal') this.broadcast(effect.name, effect.variables, live);
    if (effect.kind === 'finish') this.report(live);
  }

  private stopCalled(of: LiveCase, token: string): void {
    const called = this.cases.find((live) => live.caller?.of === of && live.caller.token === token);
    if (called) this.feed(called, { at: this.now, kind: 'cancel' });
  }

  private broadcast(name: string, variables: Variables, except?: LiveCase): void {
    for (const live of this.cases)
      if (live !== except) this.feed(live, { at: this.now, kind: 'signal', name, variables });
    const started = this.graphs.filter((graph) => startsOf(graph).signals.includes(name));
    this.signalled.push(...started.map((graph) => ({ graph, signal: name, variables })));
  }

  /** A signal also starts the processes of the file that begin with it. */
  private startSignalled(): boolean {
    const next = this.signalled.shift();
    if (next) this.open(next.graph, next.variables, undefined, { signal: next.signal });
    return next !== undefined;
  }

  private report({ caller, state }: LiveCase): void {
    if (!caller || state.status === 'cancelled') return;
    const end = state.failure
      ? ({ kind: 'error', ...state.failure } as const)
      : ({ kind: 'completed', variables: variablesOf(state) } as const);
    this.feed(caller.of, { at: this.now, kind: 'child-finished', token: caller.token, end });
  }

  /** A service task without an answer completes with no result. */
  private doWork(): boolean {
    const next = this.work.shift();
    if (next) this.carryOut(next);
    return next !== undefined;
  }

  /** The first work of an element, with this answer. */
  private doOne(answer: Answer & { activity: string }): boolean {
    const at = this.work.findIndex(
      ({ of, effect }) => 'node' in effect && effect.node === answer.activity && isAwaited(of, effect),
    );
    const [next] = at < 0 ? [] : this.work.splice(at, 1);
    if (!next) return false;
    this.answers.unshift(answer);
    this.carryOut(next);
    return true;
  }

  private carryOut({ of, effect }: { readonly of: LiveCase; readonly effect: Effect }): void {
    if (effect.kind === 'start-child' && !effect.saga) this.call(of, effect);
    else if (effect.kind === 'run-activity' || effect.kind === 'start-child') this.feed(of, this.workDone(effect));
  }

  private call(of: LiveCase, { process, token, variables }: Effect & { kind: 'start-child' }): void {
    const graph = this.graphs.find(({ processId }) => processId === process);
    if (graph) this.open(graph, variables, { of, token });
    else
      this.feed(of, {
        at: this.now,
        kind: 'activity-failed',
        token,
        cause: 'UNKNOWN_PROCESS',
        message: `There is no process ${process}`,
      });
  }

  private workDone({ kind, node, token }: Effect & { kind: 'run-activity' | 'start-child' }): EngineEvent {
    const index = this.answers.findIndex((answer) => 'activity' in answer && answer.activity === node);
    const [answer] = index < 0 ? [] : this.answers.splice(index, 1);
    if (answer && 'activity' in answer && answer.error) {
      const { code, message = code } = answer.error;
      return { at: this.now, kind: 'activity-failed', token, error: code, message };
    }
    const result = answer && 'activity' in answer ? (answer.result ?? null) : null;
    if (kind === 'run-activity') return { at: this.now, kind: 'activity-completed', token, result };
    const variables = typeof result === 'object' && result !== null && !Array.isArray(result) ? result : {};
    return { at: this.now, kind: 'child-finished', token, end: { kind: 'completed', variables } };
  }

  /** A thrown message waits until somebody wants it; one that starts another process of the file starts it. */
  private deliverMail(): boolean {
    for (const [index, message] of this.mail.entries()) {
      const live = this.whoWants(message);
      const started = live ? undefined : this.graphs.find((graph) => startsBy(graph, message.name));
      if (!live && !started) continue;
      this.mail.splice(index, 1);
      if (live) this.deliver(live, message);
      else if (started) this.open(started, message.variables, undefined, { message: message.name });
      return true;
    }
    return false;
  }

  private whoWants({ name, correlation }: Sent): LiveCase | undefined {
    return this.cases.find((one) => findMessageWait(one.state, name, correlation));
  }

  private deliver(live: LiveCase, { name, correlation, variables }: Sent): void {
    const key = correlation === undefined ? {} : { correlation };
    this.feed(live, { at: this.now, kind: 'message', name, variables, ...key });
  }

  private takeAnswer(): boolean {
    for (const [index, answer] of this.answers.entries()) {
      if (!this.apply(answer)) continue;
      this.answers.splice(index, 1);
      return true;
    }
    return false;
  }

  private apply(answer: Answer): boolean {
    const variables = ('variables' in answer ? answer.variables : undefined) ?? {};
    if ('message' in answer) {
      const sent = { name: answer.message, correlation: answer.correlation, variables };
      const live = this.whoWants(sent);
      if (live) this.deliver(live, sent);
      return live !== undefined;
    }
    if ('signal' in answer) {
      const isAwaited = this.cases.some(({ state }) =>
        Object.values(state.waits).some((wait) => wait.kind === 'signal' && wait.name === answer.signal),
      );
      if (isAwaited) this.broadcast(answer.signal, variables);
      return isAwaited;
    }
    if (!('task' in answer)) return false;
    for (const live of this.cases) {
      const token = openTasksOf(live).find(({ node }) => node === answer.task);
      if (!token) continue;
      this.feed(live, { at: this.now, kind: 'task-completed', token: token.id, variables });
      return true;
    }
    return false;
  }

  /** The next timer of all cases. */
  private jump(): boolean {
    return this.fire(this.timers()[0]);
  }

  /** Every timer that is awaited, the next one first. */
  timers(): { live: LiveCase; wait: string; node: string; due: string }[] {
    const timers = this.cases.flatMap((live) =>
      live.state.status === 'running'
        ? Object.values(live.state.waits).flatMap((wait) =>
            wait.kind === 'timer' && wait.due ? [{ live, wait: wait.id, node: wait.node, due: wait.due }] : [],
          )
        : [],
    );
    return timers.toSorted((one, other) => Date.parse(one.due) - Date.parse(other.due));
  }

  private fireAt(element: string): boolean {
    return this.fire(this.timers().find(({ node }) => node === element));
  }

  private fire(next: { live: LiveCase; wait: string; due: string } | undefined): boolean {
    if (!next) return false;
    if (Date.parse(next.due) > Date.parse(this.now)) this.now = next.due;
    this.feed(next.live, { at: this.now, kind: 'timer-fired', wait: next.wait });
    return true;
  }
}

/** Work that a token still waits for: one that was cancelled meanwhile needs no answer. */
export function isAwaited({ state }: LiveCase, effect: Effect): boolean {
  return state.status === 'running' && 'token' in effect && state.tokens[effect.token]?.status === 'waiting';
}

const shortened = (at: string): string => at.replace('.000Z', 'Z');

const startsBy = (graph: ProcessGraph, message: string): boolean => startsOf(graph).messages.includes(message);

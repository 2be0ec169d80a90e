import { allHandlersFinished, condition, workflowInfo } from '@temporalio/workflow';
import { newCase, step, type CaseState, type EngineEvent, type EngineHooks, type Step } from '@karta/bpmn/engine';
import type { HoldCalled } from '../messages.ts';
import type {
  CarriedCase,
  CaseResult,
  Claim,
  DoneTask,
  PinnedParts,
  ProcessInput,
  Suspension,
} from '../process-input.ts';
import { lastSegment } from '../workflow-ids.ts';
import { decisionHooks } from './case-decisions.ts';
import { keepNewest } from './keep-newest.ts';
import { Performer } from './performer.ts';
import { progressOf } from './progress.ts';
import { Projection } from './projection.ts';
import { now } from './refusal.ts';
import { Standstill } from './standstill.ts';

const EVENTS_PER_RUN = 2000;
const REMEMBERED_MESSAGES = 500;
const REMEMBERED_ACTS = 100;
const REMEMBERED_TASKS = 1000;

/** One case inside its workflow: the engine's state, what is under way, and what the projection has not seen yet. */
export class RunningCase {
  /** Changes when the case is migrated. */
  input: ProcessInput;
  readonly claims: Record<string, Claim>;
  readonly done: Record<string, DoneTask>;
  /** Decisions that are being written, by task id: nothing else moves the case meanwhile. */
  readonly deciding = new Map<string, Claim>();
  /** When recent acts of admins were done, by update id. */
  readonly acts: Map<string, string>;
  state: CaseState;
  /** An admin's act is being written. */
  isActing = false;
  private readonly standstill: Standstill;
  private readonly delivered: string[];
  private readonly performer: Performer;
  private hooks: EngineHooks;
  private readonly queue: EngineEvent[];
  private readonly projection: Projection;
  private readonly startedAt: string;

  constructor(input: ProcessInput) {
    const { carried } = input;
    this.input = input;
    this.hooks = decisionHooks(input.decisions);
    this.performer = new Performer(
      () => this.input,
      (event) => this.enqueue(event),
    );
    this.state = carried?.state ?? newCase(input.zone);
    this.projection = new Projection(carried?.turn ?? 0);
    this.claims = { ...carried?.claims };
    this.done = { ...carried?.done };
    this.delivered = [...(carried?.delivered ?? [])];
    this.acts = new Map(Object.entries(carried?.acts ?? {}));
    this.standstill = new Standstill(carried?.standstill);
    this.queue = [...(carried?.queue ?? [])];
    this.startedAt = carried?.startedAt ?? now();
  }

  /** Starts the case, or takes up what the last run left: its timers. */
  begin(): void {
    if (this.input.carried) return this.performer.resume(this.state, firedTimers(this.queue));
    const { process, parent, variables, startedBy } = this.input;
    this.projection.note({
      at: this.startedAt,
      kind: 'case-started',
      version: process.version,
      digest: process.digest,
      ...(parent && { parentWorkflowId: parent.workflowId }),
    });
    this.enqueue({ at: this.startedAt, kind: 'start', variables, ...startedBy });
  }

  get turn(): number {
    return this.projection.turn;
  }

  /** An event that may wait until pending decisions are written. */
  enqueue(event: EngineEvent): void {
    this.queue.push(event);
  }

  /** Lets an event happen now. */
  apply(event: EngineEvent): void {
    this.take(step(this.input.process.graph, this.state, event, this.hooks), event.at);
  }

  private take({ state, effects }: Step, at: string): void {
    this.state = state;
    for (const effect of effects) {
      if (effect.kind === 'close-task') delete this.claims[this.taskIdOf(effect.token)];
      this.projection.note(...progressOf(effect, at, this.input.process.graph, (token) => this.taskIdOf(token)));
      this.performer.perform(effect);
    }
  }

  /** Runs until the case ends or should continue in a new run. */
  async run(): Promise<'finished' | 'continue'> {
    for (;;) {
      await condition(() => this.canMove() || this.projection.isBehind || this.isDone() || this.shouldContinue());
      while (this.canMove()) this.applyNext();
      if (this.projection.isBehind) await this.projection.tell(this.input);
      else if (this.isDone()) return 'finished';
      else if (this.shouldContinue()) return 'continue';
    }
  }

  /** Remembers a message id. @returns whether it is new */
  remember(messageId: string): boolean {
    if (this.delivered.includes(messageId)) return false;
    this.delivered.push(messageId);
    if (this.delivered.length > REMEMBERED_MESSAGES) this.delivered.shift();
    return true;
  }

  hasDelivered(messageId: string): boolean {
    return this.delivered.includes(messageId);
  }

  /** Whether a decision or an act is being written: nothing else moves the case meanwhile. */
  isBusy(): boolean {
    return this.isActing || this.deciding.size > 0;
  }

  /** Waits until nothing is being written; afterwards nobody else moves the case until `giveTurn`. */
  async takeTurn(): Promise<void> {
    // nothing may come between the last look and the taking
    while (this.isBusy()) await condition(() => !this.isBusy());
    this.isActing = true;
  }

  giveTurn(): void {
    this.isActing = false;
  }

  rememberDone(taskId: string, done: DoneTask): void {
    keepNewest(this.done, taskId, done, REMEMBERED_TASKS);
  }

  rememberAct(id: string, at: string): void {
    this.acts.set(id, at);
    const [oldest] = this.acts.keys();
    if (this.acts.size > REMEMBERED_ACTS && oldest !== undefined) this.acts.delete(oldest);
  }

  /** Who suspended the case, or the one that called it; what is being cancelled stands still no longer. */
  get suspended(): Suspension | undefined {
    return this.queue.some(({ kind }) => kind === 'cancel') ? undefined : this.standstill.reason;
  }

  get isHeldByCaller(): boolean {
    return this.standstill.isHeldByCaller;
  }

  /** Keeps what happens from now on until the case is resumed. */
  suspend(by: Suspension): void {
    this.changeStandstill(by.at, () => this.standstill.suspend(by));
  }

  resume(at: string): void {
    this.changeStandstill(at, () => this.standstill.resume());
  }

  /** The case that called this one is suspended or resumed. */
  hearCaller(word: HoldCalled, at: string): void {
    this.changeStandstill(at, () => this.standstill.hear(word));
  }

  /** What the case called stands still, and goes on, with it. */
  private changeStandstill(at: string, change: () => void): void {
    const before = this.suspended;
    change();
    const { suspended } = this;
    if (this.state.status !== 'running' || (before === undefined) === (suspended === undefined)) return;
    const { cityId, process } = this.input;
    const caller = { caller: suspended?.caller ?? workflowInfo().workflowId };
    const told = { cityId, number: this.standstill.nextWord() };
    this.performer.holdCalled(process.graph, this.state, {
      ...told,
      ...(suspended && { suspension: { ...suspended, ...caller } }),
    });
    if (suspended) {
      this.projection.note({ kind: 'case-suspended', ...suspended, at });
      return;
    }
    this.projection.note({ at, kind: 'case-resumed' });
    this.enqueue({ at, kind: 'reconsider' });
  }

  /** Goes on by another version of the diagram. */
  migrate(parts: PinnedParts, migrated: Step, at: string): void {
    const { called: _called, decisions: _decisions, ...input } = this.input;
    const { version, digest } = parts.process;
    this.input = { ...input, ...parts };
    this.hooks = decisionHooks(parts.decisions);
    this.projection.note({ at, kind: 'case-migrated', version, digest });
    this.take(migrated, at);
    this.enqueue({ at, kind: 'reconsider' });
  }

  /** Ends the case by its own rules; a suspended one too. */
  cancel(at: string): void {
    if (this.suspended) this.queue.length = 0;
    this.standstill.end();
    this.enqueue({ at, kind: 'cancel' });
  }

  taskIdOf(tokenId: string): string {
    return `${lastSegment(workflowInfo().workflowId)}-${tokenId}`;
  }

  /** The open task with this id. */
  findTask(taskId: string): { token: string; node: string } | undefined {
    const token = Object.values(this.state.tokens).find((one) => this.taskIdOf(one.id) === taskId);
    const isOpen = token?.status === 'waiting' && this.input.process.graph.nodes[token.node]?.kind === 'user-task';
    return isOpen && !token.round?.started ? { token: token.id, node: token.node } : undefined;
  }

  carried(): CarriedCase {
    const { state, turn, startedAt, claims, done, delivered, queue } = this;
    const standstill = this.standstill.carried();
    return {
      state,
      turn,
      startedAt,
      claims,
      done,
      delivered,
      ...(this.acts.size > 0 && { acts: Object.fromEntries(this.acts) }),
      ...(standstill && { standstill }),
      ...(queue.length > 0 && { queue }),
    };
  }

  result(): CaseResult {
    const { status, failure, scopes } = this.state;
    const variables = Object.values(scopes).find((scope) => !scope.parent)?.variables ?? {};
    return { status: status === 'running' ? 'cancelled' : status, variables, ...(failure && { failure }) };
  }

  /** Whether nothing is under way: no event, no decision, no work, no timer that is due. */
  isAtRest(): boolean {
    if (this.state.status !== 'running' || this.suspended) return true;
    const isDue = Object.values(this.state.waits).some(({ kind, due }) => kind === 'timer' && due && due <= now());
    return this.queue.length === 0 && !this.isBusy() && this.performer.isIdle() && !isDue;
  }

  private canMove(): boolean {
    return this.queue.length > 0 && !this.suspended && !this.isBusy();
  }

  private applyNext(): void {
    const event = this.queue.shift();
    if (event) this.apply(event);
  }

  private isDone(): boolean {
    return this.state.status !== 'running' && this.performer.isIdle() && allHandlersFinished();
  }

  private shouldContinue(): boolean {
    const { continueAsNewSuggested, historyLength } = workflowInfo();
    if (!continueAsNewSuggested && historyLength < (this.input.eventsPerRun ?? EVENTS_PER_RUN)) return false;
    return (
      (this.queue.length === 0 || this.suspended !== undefined) && this.performer.isIdle() && allHandlersFinished()
    );
  }
}

/** Timers that have fired in a suspended case; they are not set again. */
function firedTimers(queue: readonly EngineEvent[]): ReadonlySet<string> {
  return new Set(queue.flatMap((event) => (event.kind === 'timer-fired' ? event.wait : [])));
}

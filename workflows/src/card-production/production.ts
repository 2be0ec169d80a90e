import { ApplicationFailure, condition, proxyActivities, setHandler, workflowInfo } from '@temporalio/workflow';
import { assertCity, now, refusal } from '../case/refusal.ts';
import { cancelCalledSignal } from '../messages.ts';
import { lastSegment } from '../workflow-ids.ts';
import type { CardProductionActivities, OrderCall, ProductionCall } from './activities.ts';
import { limitsOf } from './limits.ts';
import {
  ANSWERS_TO_PROBLEM,
  answerProductionUpdate,
  madeOutsideSignal,
  productionSnapshotQuery,
  startProductionUpdate,
  stationReportSignal,
  type AnswerProduction,
  type CardProductionInput,
  type CardProductionState,
  type ProductionAnswer,
  type ProductionAnswered,
  type ProductionProblem,
  type ProductionStarted,
  type ProductionStep,
  type StartProduction,
  type StationReport,
} from './messages.ts';

const { updateProductionTask } = proxyActivities<CardProductionActivities>({
  startToCloseTimeout: '5s',
  retry: { initialInterval: '200ms', maximumInterval: '10s' },
});

/** Asked once the card is good: no report of the station is the answer. */
const MADE_ALREADY: readonly ProductionProblem[] = ['FINISH_FAILED', 'ON_THE_WAY'];

/** Thrown where the saga waits when the calling case has been cancelled. */
export class ProductionCancelled extends Error {
  override name = 'ProductionCancelled';
}

/** The production task as a person and the station see it: what they say comes in here, the saga waits for it. */
export class Production {
  call: ProductionCall;
  readonly state: CardProductionState;
  /** Milliseconds of silence of the station after which a person is asked. */
  readonly limits: { readonly read: number; readonly print: number };
  private readonly reports: StationReport[] = [];
  private hasStarted = false;
  private madeOutside = false;
  private isCancelled = false;
  private answered: AnswerProduction | undefined;

  constructor(input: CardProductionInput) {
    const { cityId, caseId } = input;
    this.limits = limitsOf(input);
    const { workflowId } = workflowInfo();
    const taskId = lastSegment(workflowId);
    this.call = { cityId, caseId, workflowId, taskId };
    this.state = { taskId, step: 'waiting-for-start', revision: 0, attempt: 0, uidReserved: false };
    this.listen();
  }

  /** Waits until an operator starts the task at a station, or an outside firm has made the card. */
  async started(): Promise<void> {
    await this.until(() => this.hasStarted || this.madeOutside);
  }

  /** Nothing is printed here: the card came from an outside firm, with its chip bound. */
  get isMadeOutside(): boolean {
    return this.madeOutside;
  }

  /** The next order for the station; every order is a new attempt. */
  nextOrder(): OrderCall {
    const { cardId, stationId, operatorId } = this.state;
    if (cardId === undefined || stationId === undefined || operatorId === undefined) {
      throw ApplicationFailure.nonRetryable('An order before the start', 'NOT_STARTED');
    }
    this.state.attempt += 1;
    return { ...this.call, cardId, stationId, operatorId, attempt: this.state.attempt };
  }

  /**
   * Waits for a report on the present job; reports on older jobs are ignored.
   * @returns `undefined` when the station stays silent longer than `milliseconds`
   */
  async report(states: readonly StationReport['state'][], milliseconds: number): Promise<StationReport | undefined> {
    const find = (): StationReport | undefined =>
      this.reports.find(({ jobId, state }) => jobId === this.state.jobId && states.includes(state));
    await condition(() => find() !== undefined || this.isCancelled, milliseconds);
    this.throwIfCancelled();
    return find();
  }

  /** From here on it is about the task at another point, which nobody has taken yet. */
  moveTo(taskId: string): void {
    this.call = { ...this.call, taskId };
    this.state.taskId = taskId;
    delete this.state.operatorId;
  }

  /** Shows a problem and waits for a person; a late "verified" of the same job answers by itself. */
  async answerTo(problem: ProductionProblem): Promise<ProductionAnswer> {
    this.answered = undefined;
    this.state.problem = problem;
    const answers = ANSWERS_TO_PROBLEM[problem];
    if (problem === 'ON_THE_WAY') await this.show('on-the-way', { answers });
    else await this.show('problem', { problem, answers });
    const isVerified = (): boolean =>
      !MADE_ALREADY.includes(problem) &&
      this.reports.some(({ jobId, state }) => jobId === this.state.jobId && state === 'verified');
    await this.until(() => this.answered !== undefined || isVerified());
    delete this.state.problem;
    return this.given()?.answer ?? 'came-out';
  }

  /** Shows the operator where the production stands. */
  async show(step: ProductionStep, more: Partial<Parameters<typeof updateProductionTask>[0]> = {}): Promise<void> {
    this.state.step = step;
    this.state.revision += 1;
    const { stationId, operatorId, revision } = this.state;
    const who = { ...(stationId !== undefined && { stationId }), ...(operatorId !== undefined && { operatorId }) };
    await updateProductionTask({ ...this.call, step, revision, ...who, ...more });
  }

  private given(): AnswerProduction | undefined {
    return this.answered;
  }

  private listen(): void {
    setHandler(startProductionUpdate, (start) => this.start(start), {
      validator: (start: StartProduction) => this.assertStartable(start),
    });
    setHandler(answerProductionUpdate, (answer) => this.answer(answer), {
      validator: (answer: AnswerProduction) => this.assertAnswerable(answer),
    });
    setHandler(stationReportSignal, (report) => {
      if (report.cityId === this.call.cityId) this.reports.push(report);
    });
    setHandler(madeOutsideSignal, ({ cityId, taskId, operatorId }) => {
      if (cityId !== this.call.cityId || taskId !== this.state.taskId || this.madeOutside) return;
      this.madeOutside = true;
      this.state.uidReserved = true;
      this.state.operatorId ??= operatorId;
    });
    setHandler(cancelCalledSignal, ({ cityId }) => {
      if (cityId === this.call.cityId) this.isCancelled = true;
    });
    setHandler(productionSnapshotQuery, () => this.state);
  }

  private assertStartable({ cityId, taskId, operatorId, stationId }: StartProduction): void {
    assertCity(cityId);
    if (taskId !== this.state.taskId || this.state.cardId === undefined) throw refusal('UNKNOWN_TASK');
    const { operatorId: userId, startedAt: at } = this.state;
    const isSame = userId === operatorId && this.state.stationId === stationId;
    if (userId !== undefined && !isSame) throw refusal('ALREADY_CLAIMED', { userId, ...(at !== undefined && { at }) });
  }

  private async start({ taskId, operatorId, stationId }: StartProduction): Promise<ProductionStarted> {
    const { startedAt } = this.state;
    if (startedAt !== undefined) return { taskId, operatorId, at: startedAt };
    const at = now();
    Object.assign(this.state, { operatorId, stationId, startedAt: at });
    await this.show('reading-chip');
    this.hasStarted = true;
    return { taskId, operatorId, at };
  }

  private assertAnswerable({ cityId, taskId, answer }: AnswerProduction): void {
    assertCity(cityId);
    if (taskId !== this.state.taskId) throw refusal('UNKNOWN_TASK');
    const { problem } = this.state;
    if (problem === undefined || this.answered) throw refusal('NOT_AWAITED');
    const allowed: readonly ProductionAnswer[] = ANSWERS_TO_PROBLEM[problem];
    if (!allowed.includes(answer)) throw refusal('UNKNOWN_OUTCOME');
  }

  private async answer(given: AnswerProduction): Promise<ProductionAnswered> {
    const { taskId, answer, operatorId, stationId } = given;
    this.state.operatorId = operatorId;
    if (stationId !== undefined) this.state.stationId = stationId;
    this.answered = given;
    // written with audit before the saga acts on it; `show` of the next step follows
    await this.show(this.state.step, { answered: { answer, operatorId } });
    return { taskId, answer, at: now() };
  }

  private async until(isReached: () => boolean): Promise<void> {
    await condition(() => isReached() || this.isCancelled);
    this.throwIfCancelled();
  }

  private throwIfCancelled(): void {
    if (this.isCancelled) throw new ProductionCancelled();
  }
}

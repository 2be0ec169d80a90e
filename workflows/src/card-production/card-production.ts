import {
  ActivityFailure,
  allHandlersFinished,
  ApplicationFailure,
  condition,
  getExternalWorkflowHandle,
  proxyActivities,
  uuid4,
} from '@temporalio/workflow';
import { assertCity } from '../case/refusal.ts';
import { childFinishedSignal, type ChildEnd } from '../messages.ts';
import type { CardProductionActivities } from './activities.ts';
import {
  PRODUCTION_PROBLEMS,
  type CardProductionInput,
  type ProductionProblem,
  type StationReport,
} from './messages.ts';
import { PRODUCTION_GIVEN_UP } from './limits.ts';
import { Production, ProductionCancelled } from './production.ts';

const activities = proxyActivities<CardProductionActivities>({
  // a step lost with its worker is given to another one after this time
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumInterval: '30s' },
});

/** Tries of a step that orders something: a fault that stays is told to a person after about two minutes. */
const MOST_TRIES = 9;
const orders = proxyActivities<Pick<CardProductionActivities, 'orderUidRead' | 'reserveUid' | 'orderPrint'>>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumInterval: '30s', maximumAttempts: MOST_TRIES },
});

/** The same of a step that records what has been made: it is tried again by a person's word, and prints nothing. */
const records = proxyActivities<
  Pick<CardProductionActivities, 'confirmPrinted' | 'spoilBlank' | 'loseCard' | 'markReady'>
>({
  startToCloseTimeout: '10s',
  retry: { initialInterval: '500ms', maximumInterval: '30s', maximumAttempts: MOST_TRIES },
});

/**
 * Produces one card: number, chip, print, ready for pick-up. Each step names what undoes it. Faults become questions
 * to the operator; nothing is printed twice without a person's word.
 */
export async function cardProduction(input: CardProductionInput): Promise<ChildEnd> {
  assertCity(input.cityId);
  const production = new Production(input);
  const end = await produce(production);
  await condition(allHandlersFinished);
  await report(input, end);
  return end;
}

async function produce(production: Production): Promise<ChildEnd> {
  const { call, state } = production;
  try {
    const { cardId } = await activities.reserveNumber(call); // undone by giveUpCard
    state.cardId = cardId;
    const opened = await activities.openProductionTask({ ...call, cardId }); // undone by closeProductionTask
    await production.started();
    while (!production.isMadeOutside && !(await isMade(production, cardId)));
    // the history of a production that began before points made cards for others has no answer there
    if ((opened as typeof opened | undefined)?.isSentOn === true) await arrival(production, cardId);
    await recorded(production, () => records.markReady({ ...production.call, cardId }));
    state.step = 'ready';
    await activities.closeProductionTask({ ...production.call, outcome: 'produced' });
    return { kind: 'completed', variables: { cardId } };
  } catch (error) {
    return undo(production, error);
  }
}

/** One try to make the card, with a person's help where it fails. @returns whether the card exists and is good */
async function isMade(production: Production, cardId: string): Promise<boolean> {
  const { call, state } = production;
  const problem = await problemIn(production, cardId);
  if (problem === undefined) return true;
  const answer = await production.answerTo(problem);
  const { jobId = '', operatorId = '' } = state;
  if (answer === 'give-up') throw ApplicationFailure.nonRetryable(problem, PRODUCTION_GIVEN_UP);
  if (answer === 'came-out') {
    await recorded(production, () => records.confirmPrinted({ ...call, cardId, jobId, operatorId }));
    return true;
  }
  if (answer === 'spoiled') {
    await recorded(production, () => records.spoilBlank({ ...call, cardId, jobId, operatorId }));
    state.uidReserved = false;
  }
  return false;
}

/** The card goes to its pick-up point, where a person says that it came. A lost one is spoiled, and the office decides anew. */
async function arrival(production: Production, cardId: string): Promise<void> {
  await activities.closeProductionTask({ ...production.call, outcome: 'produced' });
  production.moveTo(uuid4());
  await activities.openArrivalTask({ ...production.call, cardId }); // undone by closeProductionTask
  if ((await production.answerTo('ON_THE_WAY')) === 'arrived') return;
  const { operatorId = '' } = production.state;
  await recorded(production, () => records.loseCard({ ...production.call, cardId, operatorId }));
  throw ApplicationFailure.nonRetryable('CARD_LOST', PRODUCTION_GIVEN_UP);
}

/** Binds the chip and prints. @returns why it did not work; a step that goes on failing is a problem of its own */
async function problemIn(production: Production, cardId: string): Promise<ProductionProblem | undefined> {
  try {
    return (await bindChip(production, cardId)) ?? (await print(production));
  } catch (error) {
    if (!isWorn(error)) throw error;
    return 'STEP_FAILED';
  }
}

const isWorn = (error: unknown): boolean =>
  error instanceof ActivityFailure && error.retryState === 'MAXIMUM_ATTEMPTS_REACHED';

/** Records what has been made; where that goes on failing, a person says when to try again, or gives the card up. */
async function recorded(production: Production, step: () => Promise<void>): Promise<void> {
  for (;;) {
    try {
      return await step();
    } catch (error) {
      if (!isWorn(error)) throw error;
      const answer = await production.answerTo('FINISH_FAILED');
      if (answer === 'give-up') throw ApplicationFailure.nonRetryable('FINISH_FAILED', PRODUCTION_GIVEN_UP);
    }
  }
}

/** Has the UID of the blank on the reader read and bound to the card; undone by spoilBlank. */
async function bindChip(production: Production, cardId: string): Promise<ProductionProblem | undefined> {
  const { call, state } = production;
  if (state.uidReserved) return undefined;
  await production.show('reading-chip');
  const { jobId } = await orders.orderUidRead(production.nextOrder()); // undone by withdrawJob
  state.jobId = jobId;
  const answer = await production.report(['uid-read', 'failed', 'unknown'], production.limits.read);
  if (!answer) {
    await activities.withdrawJob({ ...call, jobId });
    return 'STATION_OFFLINE';
  }
  if (answer.state !== 'uid-read') return problemOf(answer, 'CHIP_UNREADABLE');
  try {
    await orders.reserveUid({ ...call, cardId, jobId });
  } catch (error) {
    const problem = PRODUCTION_PROBLEMS.find((code) => code === codeOf(error));
    if (problem === undefined) throw error;
    return problem;
  }
  state.uidReserved = true;
  return undefined;
}

/** Encodes, prints and verifies. A silent station that has taken the job may have printed: only a person can tell. */
async function print(production: Production): Promise<ProductionProblem | undefined> {
  const { call, state } = production;
  await production.show('printing');
  const { jobId } = await orders.orderPrint(production.nextOrder()); // undone by withdrawJob
  state.jobId = jobId;
  const printed = await production.report(['printed', 'verified', 'failed', 'unknown'], production.limits.print);
  if (printed?.state === 'printed') await production.show('verifying');
  const last =
    printed?.state === 'printed'
      ? await production.report(['verified', 'failed', 'unknown'], production.limits.print)
      : printed;
  if (!last) {
    const { claimed } = await activities.withdrawJob({ ...call, jobId });
    return claimed ? 'PRINT_UNKNOWN' : 'STATION_OFFLINE';
  }
  return last.state === 'verified' ? undefined : problemOf(last, 'PRINT_UNKNOWN');
}

/** Compensation: takes back the outstanding job, the number and the task, and says why. */
async function undo(production: Production, error: unknown): Promise<ChildEnd> {
  const { call, state } = production;
  const isCancelled = error instanceof ProductionCancelled;
  const code = codeOf(error);
  if (!isCancelled && code === undefined) throw error;
  state.step = 'given-up';
  if (state.jobId !== undefined) await activities.withdrawJob({ ...call, jobId: state.jobId });
  if (state.cardId !== undefined) {
    await activities.giveUpCard({ ...call, cardId: state.cardId });
    await activities.closeProductionTask({ ...call, outcome: isCancelled ? 'cancelled' : 'given-up' });
  }
  if (isCancelled || code === undefined) return { kind: 'cancelled' };
  return { kind: 'error', code, message: error instanceof Error ? error.message : code };
}

function problemOf({ code }: StationReport, otherwise: ProductionProblem): ProductionProblem {
  return PRODUCTION_PROBLEMS.find((problem) => problem === code) ?? otherwise;
}

function codeOf(error: unknown): string | undefined {
  const failure = error instanceof ActivityFailure ? error.cause : error;
  return failure instanceof ApplicationFailure ? (failure.type ?? 'Error') : undefined;
}

async function report({ cityId, parent }: CardProductionInput, end: ChildEnd): Promise<void> {
  try {
    const caller = getExternalWorkflowHandle(parent.workflowId);
    await caller.signal(childFinishedSignal, { cityId, callId: parent.callId, end });
  } catch {
    // the calling case has ended in the meantime, so nobody waits for the result
  }
}

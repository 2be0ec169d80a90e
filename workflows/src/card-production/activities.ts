import type { ProductionAnswer, ProductionProblem, ProductionStep } from './messages.ts';

/** What every activity of the saga gets. */
export interface ProductionCall {
  readonly cityId: string;
  readonly caseId: string;
  readonly workflowId: string;
  /** One per production task; the production task's id. */
  readonly taskId: string;
}

export interface OrderCall extends ProductionCall {
  readonly cardId: string;
  readonly stationId: string;
  readonly operatorId: string;
  /** A permitted repetition is a new attempt; the same attempt is the same job. */
  readonly attempt: number;
}

/** The steps of producing a card. Every one is idempotent; what undoes it stands beside it. */
export interface CardProductionActivities {
  /** One card and number per application that is not given up. Undone by `giveUpCard`. Sets the card `in-production`. */
  reserveNumber(call: ProductionCall): Promise<{ cardId: string }>;
  /**
   * The task for group `production` at the point that makes the cards of the pick-up point. Closed by `closeProductionTask`.
   * `isSentOn`: that is another point, to which the card travels.
   */
  openProductionTask(call: ProductionCall & { cardId: string }): Promise<{ isSentOn: boolean }>;
  /** The task at the pick-up point for a card that is made elsewhere. Closed by `closeProductionTask`. */
  openArrivalTask(call: ProductionCall & { cardId: string }): Promise<void>;
  /** What the operator sees, with audit; also the started production (`step` leaves `waiting-for-start`). */
  updateProductionTask(
    call: ProductionCall & {
      step: ProductionStep;
      /** Raised by each change, so that a late repetition is ignored. */
      revision: number;
      problem?: ProductionProblem;
      answers?: readonly ProductionAnswer[];
      /** The answer that led here, and whose it was. */
      answered?: { answer: ProductionAnswer; operatorId: string };
      stationId?: string;
      operatorId?: string;
    },
  ): Promise<void>;
  closeProductionTask(call: ProductionCall & { outcome: 'produced' | 'given-up' | 'cancelled' }): Promise<void>;
  /** A job of phase `read-uid` for the station. Taken back by `withdrawJob`. */
  orderUidRead(call: OrderCall): Promise<{ jobId: string }>;
  /**
   * Binds the UID of that job's report to the card, and renders the card. Undone by `spoilBlank`.
   * Non-retryable `ApplicationFailure` of type CHIP_ALREADY_USED when the UID belongs to another card or is spoiled.
   */
  reserveUid(call: ProductionCall & { cardId: string; jobId: string }): Promise<void>;
  /** A job of phase `produce` with number, UID and PDF. Taken back by `withdrawJob`. */
  orderPrint(call: OrderCall): Promise<{ jobId: string }>;
  /** Takes a job back. `claimed`: the station has (had) it, so that something may have been printed. */
  withdrawJob(call: ProductionCall & { jobId: string }): Promise<{ claimed: boolean }>;
  /** The blank is waste: its UID (where known) goes to the spoiled register, the number stays with the card. */
  spoilBlank(call: ProductionCall & { cardId: string; jobId: string; operatorId: string }): Promise<void>;
  /** A card that was made never came to its pick-up point: it and its blank are spoiled. */
  loseCard(call: ProductionCall & { cardId: string; operatorId: string }): Promise<void>;
  /** A person says that the card came out good. */
  confirmPrinted(call: ProductionCall & { cardId: string; jobId: string; operatorId: string }): Promise<void>;
  /** The card is `ready` at the pick-up point. */
  markReady(call: ProductionCall & { cardId: string }): Promise<void>;
  /** Compensation of `reserveNumber` and `reserveUid`: the card becomes `spoiled`, its number is not used again. */
  giveUpCard(call: ProductionCall & { cardId: string }): Promise<void>;
}

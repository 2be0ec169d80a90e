import { defineQuery, defineSignal, defineUpdate } from '@temporalio/workflow';
import type { ParentCase } from '../process-input.ts';

/** Workflow type of the saga, and its part of the workflow id. */
export const CARD_PRODUCTION = 'card-production';

/** Argument of the saga, made by the interpreter from the call activity's inputs. */
export interface CardProductionInput {
  readonly cityId: string;
  readonly caseId: string;
  readonly parent: ParentCase;
  /** The call activity's mapped inputs: how long the station may stay silent. */
  readonly variables?: { readonly readSeconds?: number; readonly printSeconds?: number };
}

/** Why the production task needs a person. The first twelve come from the station, the rest from the saga. */
export const PRODUCTION_PROBLEMS = [
  'CARD_NOT_PRESENT',
  'CHIP_UNREADABLE',
  'CHIP_UID_RANDOM',
  'WRONG_CHIP',
  'PRINTER_OUT_OF_CARDS',
  'PRINTER_OUT_OF_RIBBON',
  'PRINTER_STOPPED',
  'PRINTER_OFFLINE',
  'PRINT_ABORTED',
  'PRINT_UNKNOWN',
  'CHIP_NOT_SUITED',
  'CHIP_FOREIGN',
  'STATION_OFFLINE',
  'CHIP_ALREADY_USED',
  'STEP_FAILED',
  'FINISH_FAILED',
  'ON_THE_WAY',
] as const;
export type ProductionProblem = (typeof PRODUCTION_PROBLEMS)[number];

/**
 * What a person may answer: again with the same blank; blank spoiled, take a new one; it did come out; give up. Of a card
 * that was sent to another point: it came, or it is lost.
 */
export const PRODUCTION_ANSWERS = ['retry', 'spoiled', 'came-out', 'give-up', 'arrived', 'lost'] as const;
export type ProductionAnswer = (typeof PRODUCTION_ANSWERS)[number];

/** State of the production task as the operator sees it. */
export type ProductionStep =
  'waiting-for-start' | 'reading-chip' | 'printing' | 'verifying' | 'problem' | 'on-the-way' | 'ready' | 'given-up';

/**
 * Answers allowed at each problem. After the print order went out nothing is printed again without a person's word:
 * `retry` says "nothing was printed, print on this blank", `spoiled` "it is waste", `came-out` "it is a good card".
 */
export const ANSWERS_TO_PROBLEM = {
  CARD_NOT_PRESENT: ['retry', 'give-up'],
  CHIP_UNREADABLE: ['retry', 'spoiled', 'give-up'],
  CHIP_UID_RANDOM: ['retry', 'spoiled', 'give-up'],
  WRONG_CHIP: ['retry', 'spoiled', 'give-up'],
  CHIP_NOT_SUITED: ['retry', 'spoiled', 'give-up'],
  CHIP_FOREIGN: ['retry', 'spoiled', 'give-up'],
  CHIP_ALREADY_USED: ['retry', 'spoiled', 'give-up'],
  // a job that waited may print once it was refilled
  PRINTER_OUT_OF_CARDS: ['retry', 'spoiled', 'came-out', 'give-up'],
  PRINTER_OUT_OF_RIBBON: ['retry', 'spoiled', 'came-out', 'give-up'],
  PRINTER_STOPPED: ['retry', 'spoiled', 'came-out', 'give-up'],
  PRINTER_OFFLINE: ['retry', 'spoiled', 'came-out', 'give-up'],
  PRINT_ABORTED: ['retry', 'spoiled', 'came-out', 'give-up'],
  PRINT_UNKNOWN: ['retry', 'spoiled', 'came-out', 'give-up'],
  STATION_OFFLINE: ['retry', 'spoiled', 'give-up'],
  STEP_FAILED: ['retry', 'spoiled', 'give-up'],
  // The card is made, and only its record is not: nothing is printed by this answer.
  FINISH_FAILED: ['retry', 'give-up'],
  // no fault: it lies in a parcel between two points
  ON_THE_WAY: ['arrived', 'lost'],
} as const satisfies Record<ProductionProblem, readonly ProductionAnswer[]>;

/** Everything the saga knows; ids and codes, never the UID itself. */
export interface CardProductionState {
  /** The one at the point that makes the card; once it is on the way, that at its pick-up point. */
  taskId: string;
  step: ProductionStep;
  /** Counts what the operator was shown. */
  revision: number;
  cardId?: string;
  stationId?: string;
  operatorId?: string;
  startedAt?: string;
  /** The job that the station works on, and the count of orders of this production. */
  jobId?: string;
  attempt: number;
  /** The UID is bound to the card; a spoiled blank unbinds it. */
  uidReserved: boolean;
  problem?: ProductionProblem;
}

export interface StartProduction {
  readonly cityId: string;
  readonly taskId: string;
  readonly operatorId: string;
  readonly stationId: string;
}
export interface ProductionStarted {
  readonly taskId: string;
  readonly operatorId: string;
  readonly at: string;
}
/** Refused with UNKNOWN_TASK, ALREADY_CLAIMED (started by another; details say who and when). */
export const startProductionUpdate = defineUpdate<ProductionStarted, [StartProduction]>('start-production');

export interface AnswerProduction {
  readonly cityId: string;
  readonly taskId: string;
  readonly operatorId: string;
  readonly answer: ProductionAnswer;
  /** Another station, when the work moves. */
  readonly stationId?: string;
}
export interface ProductionAnswered {
  readonly taskId: string;
  readonly answer: ProductionAnswer;
  readonly at: string;
}
/** Refused with UNKNOWN_TASK, NOT_AWAITED (no open problem), UNKNOWN_OUTCOME (not allowed at this problem). */
export const answerProductionUpdate = defineUpdate<ProductionAnswered, [AnswerProduction]>('answer-production');

/** A fact from the station, stored with its job before it is signalled; the UID stays in the database. */
export interface StationReport {
  readonly cityId: string;
  readonly jobId: string;
  readonly phase: 'read-uid' | 'produce';
  readonly state: 'uid-read' | 'encoded' | 'printed' | 'verified' | 'failed' | 'unknown';
  /** With `failed` and `unknown`. */
  readonly code?: string;
}
export const stationReportSignal = defineSignal<[StationReport]>('station-report');

/** A card that nobody has started here: an outside firm has made it, and its chip is bound to it (ADR 78). */
export interface MadeOutside {
  readonly cityId: string;
  readonly taskId: string;
  /** Who brought the firm's answer. */
  readonly operatorId: string;
}
export const madeOutsideSignal = defineSignal<[MadeOutside]>('made-outside');

export const productionSnapshotQuery = defineQuery<CardProductionState>('production-snapshot');

import { defineUpdate } from '@temporalio/workflow';
import type { MigrationRules } from '@karta/bpmn/engine';
import type { Variables } from '@karta/bpmn/feel';

/** Every act of an admin on a case is recorded with who and why. */
export interface AdminAct {
  readonly cityId: string;
  readonly userId: string;
  /** Id of the stored reason. */
  readonly reasonId?: string;
  /** The town has nobody else who might have approved it. */
  readonly alone?: true;
  /** Under which a second person approved it. */
  readonly approvalId?: string;
  /** How the second person saw the case; one that stands otherwise by now refuses with CHANGED_MEANWHILE. */
  readonly seen?: SeenCase;
}
/** What an act leans on: absent is not compared. */
export interface SeenCase {
  readonly version?: number;
  /** On which element a token stands. */
  readonly places?: Readonly<Record<string, string>>;
}
export interface AdminActDone {
  readonly at: string;
}
export interface IncidentAct extends AdminAct {
  readonly tokenId: string;
}
/** Tries the failed step again. Refused with NO_INCIDENT, CASE_SUSPENDED. */
export const retryIncidentUpdate = defineUpdate<AdminActDone, [IncidentAct]>('retry-incident');

export interface SkipIncident extends IncidentAct {
  /** Taken as the step's result. */
  readonly variables?: Variables;
}
/** Leaves the failed step as if it had succeeded. Refused with NO_INCIDENT. */
export const skipIncidentUpdate = defineUpdate<AdminActDone, [SkipIncident]>('skip-incident');

export interface EditVariables extends AdminAct {
  readonly variables: Variables;
  /** Scope id; default the top. */
  readonly scopeId?: string;
}
export const editVariablesUpdate = defineUpdate<AdminActDone, [EditVariables]>('edit-variables');

export interface FireTimer extends AdminAct {
  readonly waitId: string;
}
/** Lets a timer fire now. Refused with NO_TIMER. */
export const fireTimerUpdate = defineUpdate<AdminActDone, [FireTimer]>('fire-timer');

export interface MoveToken extends AdminAct {
  readonly tokenId: string;
  /** Element id. */
  readonly target: string;
}
/** Puts a token on another element; what it waited for ends. Refused with MOVE_REFUSED, whose details say why. */
export const moveTokenUpdate = defineUpdate<AdminActDone, [MoveToken]>('move-token');

export interface MigrateCase extends AdminAct, MigrationRules {
  /** Number of the deployed version by which the case goes on; what it calls and asks is pinned anew. */
  readonly version: number;
}
/**
 * Puts the case on another version of its diagram, all or nothing. Refused with UNKNOWN_VERSION, or MIGRATION_REFUSED, whose
 * details say what has no place in it.
 */
export const migrateCaseUpdate = defineUpdate<AdminActDone, [MigrateCase]>('migrate-case');

/**
 * Nothing moves until the case is resumed: timers, results and signals are kept, messages stay in the outbox, people's answers
 * are refused with CASE_SUSPENDED. The processes that the case called stand still with it; a saga goes on, its result is kept.
 */
export const suspendCaseUpdate = defineUpdate<AdminActDone, [AdminAct]>('suspend-case');
/** Takes up everything that was kept, in its order. Refused with CASE_NOT_SUSPENDED, CALLER_SUSPENDED. */
export const resumeCaseUpdate = defineUpdate<AdminActDone, [AdminAct]>('resume-case');

/** Ends the case and what it called, also when it is suspended; open tasks are withdrawn. */
export const cancelCaseUpdate = defineUpdate<AdminActDone, [AdminAct]>('cancel-case');

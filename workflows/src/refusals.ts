import type { MigrationObstacle } from '@karta/bpmn/engine';

/** Types (codes) of the refusals below, read from `WorkflowUpdateFailedError.cause.type`. Details: one `RefusalDetails`. */
export const REFUSALS = [
  'UNKNOWN_TASK',
  'ALREADY_DECIDED',
  'ALREADY_CLAIMED',
  'NOT_CLAIMED',
  'UNKNOWN_OUTCOME',
  'NOT_AWAITED',
  'NO_INCIDENT',
  'NO_TIMER',
  'UNKNOWN_SCOPE',
  'MOVE_REFUSED',
  'MIGRATION_REFUSED',
  'UNKNOWN_VERSION',
  'CASE_SUSPENDED',
  'CASE_NOT_SUSPENDED',
  'CALLER_SUSPENDED',
  'CASE_CLOSED',
  'CHANGED_MEANWHILE',
  'FOREIGN_CITY',
] as const;
export type RefusalCode = (typeof REFUSALS)[number];

/** Who was faster, and when; why an act is impossible. */
export interface RefusalDetails {
  readonly reason?: string;
  readonly obstacles?: readonly MigrationObstacle[];
  readonly userId?: string;
  readonly at?: string;
}

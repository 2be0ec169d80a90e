export { BEHAVIOURS } from './behaviours.ts';
export type { Effect, OpenedTask } from './effect.ts';
export type { ChildEnd, EngineEvent } from './event.ts';
export { findMessageWait } from './message-wait.ts';
export {
  MIGRATION_OBSTACLES,
  type MigrationObstacle,
  type MigrationObstacleCode,
  type MigrationRules,
} from './migration/migration.ts';
export { planMigration, type MigrationPlan } from './migration/plan-migration.ts';
export { MOVE_OBSTACLES, moveObstacle, type MoveObstacle } from './move.ts';
export { lastOccurrence, type Span } from './occurrences.ts';
export type {
  CaseFailure,
  CaseState,
  CaseStatus,
  Incident,
  IncidentCode,
  Scope,
  Token,
  Subscription,
} from './state.ts';
export { newCase, step, type Step } from './step.ts';
export type { EngineHooks } from './execution.ts';

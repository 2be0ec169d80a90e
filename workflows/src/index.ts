export {
  broadcastSignal,
  calledIdOf,
  cancelCalledSignal,
  cancelCaseUpdate,
  caseSnapshotQuery,
  childFinishedSignal,
  claimTaskUpdate,
  completeTaskUpdate,
  deliverMessageUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  lastSegment,
  migrateCaseUpdate,
  moveTokenUpdate,
  REFUSALS,
  releaseTaskUpdate,
  resumeCaseUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  suspendCaseUpdate,
  taskIdOf,
  workflowIdOf,
} from './messages.ts';
export type {
  AdminAct,
  AdminActDone,
  BroadcastSignal,
  CaseResult,
  CaseSnapshot,
  ChildEnd,
  ChildFinished,
  Claim,
  ClaimedTask,
  ClaimTask,
  CompleteTask,
  DeliveredMessage,
  DeliverMessage,
  EditVariables,
  FireTimer,
  IncidentAct,
  MigrateCase,
  MoveToken,
  ParentCase,
  PinnedDecisionFile,
  PinnedDecisions,
  PinnedParts,
  PinnedProcess,
  ProcessInput,
  RefusalCode,
  RefusalDetails,
  ReleaseTask,
  SkipIncident,
  Suspension,
  TaskOutcome,
} from './messages.ts';
export {
  ANSWERS_TO_PROBLEM,
  answerProductionUpdate,
  CARD_PRODUCTION,
  PRODUCTION_ANSWERS,
  PRODUCTION_PROBLEMS,
  productionSnapshotQuery,
  startProductionUpdate,
  stationReportSignal,
} from './card-production/messages.ts';
export type {
  AnswerProduction,
  CardProductionInput,
  CardProductionState,
  ProductionAnswer,
  ProductionAnswered,
  ProductionProblem,
  ProductionStarted,
  ProductionStep,
  StartProduction,
  StationReport,
} from './card-production/messages.ts';
export { BPMN_ERROR_PREFIX, NOTIFY_TEMPLATES, SERVICE_ACTIVITIES } from './service-activities.ts';
export type { Activities } from './activities.ts';
export type {
  AdminActKind,
  EngineActivities,
  EvaluateDecision,
  PinVersion,
  RecordAdminAct,
  RecordClaim,
  RecordDecision,
  RecordProgress,
  ThrowMessage,
  ThrowSignal,
} from './engine-activities.ts';
export type { ApplicationFacts, NotifyTemplate, ServiceActivities, ServiceCall } from './service-activities.ts';
export type { ProgressEvent } from './progress-event.ts';
export type { CardProductionActivities, OrderCall, ProductionCall } from './card-production/activities.ts';
export type { ProcessGraph, GraphNode, GraphFlow, NodeKind } from './engine/graph.ts';
export type { CaseState } from './engine/state.ts';
export type { MigrationObstacle, MigrationRules } from './engine/migration/migration.ts';
export { MOVE_OBSTACLES, type MoveObstacle } from './engine/move.ts';
export { lastOccurrence, type Span } from './engine/occurrences.ts';
export { callsOf, questionsOf } from './engine/references.ts';
export { startsOf, type ProcessStarts, type StartTrigger, type TimerStart } from './engine/starts.ts';
export type { Value, Variables } from './engine/variables.ts';
export { DiagramRefused, digestOf, pinProcess } from './pin-process.ts';
export { DecisionMissing, pinDecisions, type DeployedDecisions } from './pin-decisions.ts';
export { BUNDLE_OPTIONS } from './bundle-options.ts';
export { compileProcesses, KM_MODDLE, type Compiled, type Problem, type ProblemCode } from './compile/index.ts';
export { PRODUCTION_GIVEN_UP } from './card-production/limits.ts';

export {
  cancelCaseUpdate,
  editVariablesUpdate,
  fireTimerUpdate,
  migrateCaseUpdate,
  moveTokenUpdate,
  resumeCaseUpdate,
  retryIncidentUpdate,
  skipIncidentUpdate,
  suspendCaseUpdate,
} from './admin-messages.ts';
export {
  broadcastSignal,
  cancelCalledSignal,
  caseSnapshotQuery,
  childFinishedSignal,
  claimTaskUpdate,
  completeTaskUpdate,
  deliverMessageUpdate,
  releaseTaskUpdate,
} from './messages.ts';
export { REFUSALS } from './refusals.ts';
export { calledIdOf, lastSegment, taskIdOf, workflowIdOf } from './workflow-ids.ts';
export type {
  AdminAct,
  AdminActDone,
  EditVariables,
  FireTimer,
  IncidentAct,
  MigrateCase,
  MoveToken,
  SkipIncident,
} from './admin-messages.ts';
export type {
  BroadcastSignal,
  CaseSnapshot,
  ChildEnd,
  ChildFinished,
  ClaimedTask,
  ClaimTask,
  CompleteTask,
  DeliveredMessage,
  DeliverMessage,
  ReleaseTask,
  TaskOutcome,
} from './messages.ts';
export type {
  CaseResult,
  Claim,
  ParentCase,
  PinnedDecisionFile,
  PinnedDecisions,
  PinnedParts,
  PinnedProcess,
  ProcessInput,
  Suspension,
} from './process-input.ts';
export type { RefusalCode, RefusalDetails } from './refusals.ts';
export {
  ANSWERS_TO_PROBLEM,
  answerProductionUpdate,
  CARD_PRODUCTION,
  madeOutsideSignal,
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
  MadeOutside,
  ProductionAnswer,
  ProductionAnswered,
  ProductionProblem,
  ProductionStarted,
  ProductionStep,
  StartProduction,
  StationReport,
} from './card-production/messages.ts';
export { BPMN_ERROR_PREFIX, SERVICE_ACTIVITIES } from './service-activities.ts';
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
export type { ApplicationFacts, ServiceActivities, ServiceCall } from './service-activities.ts';
export type { ProgressEvent } from './progress-event.ts';
export type { CardProductionActivities, OrderCall, ProductionCall } from './card-production/activities.ts';
export { DiagramRefused, digestOf, pinProcess } from './pin-process.ts';
export { DecisionMissing, pinDecisions, type DeployedDecisions } from './pin-decisions.ts';
export { BUNDLE_OPTIONS } from './bundle-options.ts';
export { PRODUCTION_GIVEN_UP } from './card-production/limits.ts';

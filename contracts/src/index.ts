export { registerExport, registerList, registerQuery } from './register-contract.ts';
export type { RegisterQuery } from './register-contract.ts';
export type { TaskScope } from './task.ts';
export { ListName, ListQuery, ViewSetup, SavedView, SavedViewList, NewView } from './list.ts';
export { Problem, Done } from './problem.ts';
export { PickupPoint, ConsentText, ResidentPackage, City, LegalText } from './city.ts';
export {
  Registration,
  Activation,
  SignIn,
  PasswordResetRequest,
  PasswordReset,
  PasswordChange,
  PhoneChange,
  ActingFor,
  ActingForChoice,
  MemberAddress,
  Account,
  ResidentSession,
  ConsentState,
  ConsentList,
  ConsentChange,
} from './account.ts';
export {
  ApplicationState,
  ApplicationDetails,
  ApplicationDraft,
  SavedDraft,
  ApplicationDocument,
  TimelineEntry,
  ApplicationSummary,
  ApplicationList,
  ApplicationType,
  ApplicationView,
  NewApplication,
  ReprintDecision,
  CreatedApplication,
  SubmittedApplication,
  StoredFile,
  DocumentQuery,
  CompletionAnswer,
} from './application.ts';
export {
  CardState,
  CardPackage,
  HolderCard,
  HolderCardList,
  CardRow,
  PickupRecord,
  ResidentDiscount,
  DiscountList,
  CardActBegun,
  CardActOrder,
  OwnBlock,
} from './card.ts';
export { MessageChannel, MessageChannelList, MessageRow } from './message.ts';
export {
  TaskState,
  TaskRow,
  TaskList,
  FieldComparison,
  TaskDetail,
  TaskFact,
  TaskAnswer,
  TaskOutcome,
  ProductionStart,
  ProductionAnswer,
  TaskListChanged,
  OperatorSession,
  OfficeApplicationRow,
  OfficeApplicationDetail,
  ApplicationFile,
  ApplicationNote,
  NewNote,
  BulkAct,
  BulkAssignment,
  BulkAnswer,
  Colleague,
  ColleagueList,
} from './task.ts';
export {
  ProcessDefinitionRow,
  ProcessDefinitionList,
  CaseRow,
  CaseStep,
  CaseIncident,
  CaseDetail,
  HistoryEvent,
  CaseHistory,
  Deployment,
  LintProblem,
  DecisionDefinitionList,
  DecisionDefinitionRow,
  DeploymentAnswer,
  IncidentAct,
  CancelCase,
  CaseWait,
  EditCaseVariables,
  FireCaseTimer,
  MigrateCase,
  MigrationPreview,
  MigrationRulesInput,
  MoveCaseToken,
  QueuedMigrations,
  VersionMigrationPreview,
  VersionMigrationQuestion,
  ResumeCase,
  SuspendCase,
} from './process-view.ts';
export { IdentityOrder, IdentityView } from './identity.ts';
export { TokenRequest, TokenAnswer, CardLookup, CardStatus } from './partner.ts';
export { Id, Instant, Email, Password, PersonName, Phone, CivilDate, IdempotencyKey } from './plain-values.ts';
export {
  ChipUid,
  StationHeartbeat,
  StationHeartbeatAnswer,
  StationPhase,
  StationCard,
  StationJob,
  StationClaim,
  StationClaimAnswer,
  StationJobParams,
  StationFailureCode,
  StationReportState,
  StationReport,
  StationReportAnswer,
  StationLeaseExtension,
  StationLeaseExtensionAnswer,
} from './station.ts';
export { AccessOverview, NewGroup, NewRole, OfRole, PersonAccess, RoleChange, RoleGrant } from './access.ts';
export { Terms, OwnTerms, TermsList, TermsOf, TermsSeen } from './terms.ts';
export {
  ErasureBegun,
  ErasureOrder,
  ErasurePreview,
  HeldAccount,
  NewThread,
  ThreadBegun,
  ThreadList,
  ThreadReply,
  ThreadView,
} from './thread.ts';
export { SettingView, SettingList, SettingName, SettingChange } from './settings.ts';
export { LetterList, LetterName, LetterView, LetterDraft, LetterChange, LetterPreview } from './letters.ts';

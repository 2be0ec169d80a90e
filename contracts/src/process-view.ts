import { hasPersonalNumber } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText, PERSONAL_NUMBER } from './plain-values.ts';
import { registerRow } from './register-contract.ts';
import { CASES } from './registers/index.ts';

export const ProcessDefinitionRow = z.object({
  processKey: z.string(),
  name: z.string(),
  version: z.number().int(),
  digest: z.string(),
  note: z.string(),
  deployedAt: Instant,
  deployedBy: z.string(),
  runningCases: z.number().int(),
  incidents: z.number().int(),
});
export const ProcessDefinitionList = z.object({ definitions: z.array(ProcessDefinitionRow) });
export type ProcessDefinitionList = z.infer<typeof ProcessDefinitionList>;

export const DecisionDefinitionRow = z.object({
  decisionKey: z.string(),
  name: z.string(),
  version: z.number().int(),
  digest: z.string(),
  note: z.string(),
  deployedAt: Instant,
  deployedBy: z.string(),
  /** Names and ids by which diagrams ask. */
  decisions: z.array(z.string()),
});
export const DecisionDefinitionList = z.object({ definitions: z.array(DecisionDefinitionRow) });
export type DecisionDefinitionList = z.infer<typeof DecisionDefinitionList>;

export const CaseRow = registerRow(CASES);
export type CaseRow = z.infer<typeof CaseRow>;

export const CaseStep = z.object({
  tokenId: z.string(),
  elementId: z.string(),
  name: z.string(),
  type: z.string(),
  /** active | done | incident | cancelled */
  state: z.string(),
  actor: z.string().nullable(),
  enteredAt: Instant,
  leftAt: Instant.nullable(),
  /** The sequence flow by which it was entered; null where there was none. */
  flowId: z.string().nullable(),
  attempts: z.number().int(),
});
export type CaseStep = z.infer<typeof CaseStep>;
export const CaseIncident = z.object({
  id: z.string(),
  elementId: z.string(),
  name: z.string(),
  code: z.string(),
  message: z.string(),
  openedAt: Instant,
  state: z.enum(['open', 'resolved', 'skipped']),
});
export type CaseIncident = z.infer<typeof CaseIncident>;
export const CaseWait = z.object({
  waitId: z.string(),
  elementId: z.string(),
  /** timer | message | signal */
  kind: z.string(),
  name: z.string().nullable(),
  dueAt: Instant.nullable(),
});
export type CaseWait = z.infer<typeof CaseWait>;
/** An act of an administrator on a case: which, why, and what it was about. */
export const CaseIntervention = z.object({
  act: z.string(),
  at: Instant,
  by: z.string(),
  /** Empty where none was asked for. */
  reason: z.string(),
  /** Element that it was about; null for an act on the whole case. */
  elementId: z.string().nullable(),
  /** Who agreed as the second person. */
  approvedBy: z.string().nullable(),
});
export type CaseIntervention = z.infer<typeof CaseIntervention>;

export const CaseDetail = CaseRow.extend({
  applicationId: Id.nullable(),
  newestVersion: z.number().int(),
  /** The BPMN 2.0 XML that this case runs, exactly as deployed. */
  xml: z.string(),
  steps: z.array(CaseStep),
  /** Ids of the elements where tokens stand now, and of the sequence flows already taken. */
  tokens: z.array(z.string()),
  takenFlows: z.array(z.string()),
  incidents: z.array(CaseIncident),
  /** What the case waits for now. */
  waits: z.array(CaseWait),
  /** `caller`: workflow id of the suspended case that called this one and takes it along. */
  suspended: z.object({ at: Instant, by: z.string(), caller: z.string().nullable() }).nullable(),
  /** What administrators have done to the case, the newest first. */
  interventions: z.array(CaseIntervention),
  variables: z.record(z.string(), z.unknown()),
});
export type CaseDetail = z.infer<typeof CaseDetail>;

/** One event of the durable history with its payloads decoded. */
export const HistoryEvent = z.object({
  id: z.number().int(),
  at: Instant,
  type: z.string(),
  summary: z.string().nullable(),
  payloads: z.array(z.unknown()),
});
export type HistoryEvent = z.infer<typeof HistoryEvent>;
export const CaseHistory = z.object({ events: z.array(HistoryEvent) });
export type CaseHistory = z.infer<typeof CaseHistory>;

/** `expected`: the version that has to be the newest one of the process, 0 where there is none; default: any. */
export const Deployment = z
  .object({
    xml: z.string().min(1).max(5_000_000),
    note: OpenText.min(1).max(500),
    expected: z.number().int().min(0).max(1_000_000).optional(),
  })
  .strict();
export const LintProblem = z.object({
  elementId: z.string().nullable(),
  code: z.string(),
  message: z.string(),
  severity: z.enum(['error', 'warning']),
});
/** What came of a deployment. `version` is null while it waits for a second person, under `approvalId`. */
export const DeploymentAnswer = z.object({
  /** A diagram (.bpmn) or a file of decisions (.dmn). */
  kind: z.enum(['process', 'decision']),
  /** Key of the process, or of the file of decisions. */
  processKey: z.string(),
  version: z.number().int().nullable(),
  digest: z.string(),
  warnings: z.array(LintProblem),
  approvalId: Id.nullable(),
});
export type DeploymentAnswer = z.infer<typeof DeploymentAnswer>;
const Reason = OpenText.min(1).max(500);
export const IncidentAct = z.object({ reason: Reason }).strict();

export const SuspendCase = z.object({ reason: Reason }).strict();
export const ResumeCase = z.object({ reason: Reason }).strict();
export const CancelCase = z.object({ reason: Reason }).strict();
const ElementId = z.string().min(1).max(200);
const StateId = z.string().regex(/^[stw]\d{1,9}$/);
export const MoveCaseToken = z.object({ reason: Reason, tokenId: StateId, target: ElementId }).strict();
/** Done, or left for a second person under this id. */
export const CaseActAnswer = z.object({ done: z.boolean(), approvalId: Id.nullable() });
export type CaseActAnswer = z.infer<typeof CaseActAnswer>;
/** Values are plain JSON: ids and small facts, never personal data. `scopeId`: a running sub-process; default the whole case. */
export const EditCaseVariables = z
  .object({
    reason: Reason,
    variables: z
      .record(z.string().regex(/^(?!__)[\p{L}_][\p{L}\p{N}_]{0,99}$/u), z.json())
      .refine((variables) => Object.keys(variables).length > 0 && JSON.stringify(variables).length <= 100_000)
      // they stand in clear in the records, and wait so for the second person
      .refine((variables) => !hasPersonalNumber(JSON.stringify(variables)), { params: { code: PERSONAL_NUMBER } }),
    scopeId: StateId.optional(),
  })
  .strict();
const MigrationRulesShape = {
  version: z.number().int().min(1).max(1_000_000),
  /** Element or flow of the old diagram to one of the new; `null` gives an awaited event up. Default: the same id. */
  mapping: z.record(ElementId, ElementId.nullable()).optional(),
  timers: z.enum(['keep', 'recompute']).optional(),
};
export const MigrationRulesInput = z.object(MigrationRulesShape).strict();
export type MigrationRulesInput = z.infer<typeof MigrationRulesInput>;
export const MigrateCase = z.object({ reason: Reason, ...MigrationRulesShape }).strict();
/** `after`: the last case of the page before. */
export const VersionMigrationQuestion = z
  .object({ ...MigrationRulesShape, after: z.string().max(300).optional() })
  .strict();
export const MigrationPreview = z.object({
  workflowId: z.string(),
  from: z.number().int(),
  to: z.number().int(),
  isPossible: z.boolean(),
  /** What has no place in the new diagram, and why. */
  obstacles: z.array(
    z.object({ record: z.string(), element: z.string(), target: z.string().nullable(), code: z.string() }),
  ),
  tokens: z.array(z.object({ element: z.string(), target: z.string() })),
  /** Elements whose events would be awaited from then on, and those that no longer would. */
  opened: z.array(z.string()),
  ended: z.array(z.string()),
});
export type MigrationPreview = z.infer<typeof MigrationPreview>;
export const VersionMigrationPreview = z.object({
  previews: z.array(MigrationPreview),
  /** Where the next page begins. */
  next: z.string().nullable(),
});
export type VersionMigrationPreview = z.infer<typeof VersionMigrationPreview>;
/** How many cases are asked; none while a second person is. */
export const QueuedMigrations = z.object({ cases: z.number().int(), approvalId: Id.nullable() });
export const FireCaseTimer = z.object({ reason: Reason, waitId: StateId }).strict();

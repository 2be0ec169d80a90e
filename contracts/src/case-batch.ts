import { CASE_BATCH_ACTS, CASE_BATCH_ITEM_STATES, CASE_BATCH_STATES } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';
import { MigrationRulesInput } from './process-view.ts';

const Reason = OpenText.min(1).max(500);
const Key = z.string().min(1).max(200);
/** So many are chosen one by one at most; more are named by what they have in common. */
const CHOSEN = 1000;

/** Open incidents: chosen ones, or those of one cause at one step that had come about by `until`. */
export const IncidentsToAct = z.union([
  z.object({ ids: z.array(Id).min(1).max(CHOSEN) }).strict(),
  z.object({ code: Key, elementId: z.string().max(200), processKey: Key, until: Instant }).strict(),
]);
export type IncidentsToAct = z.infer<typeof IncidentsToAct>;

/** Running cases: chosen ones, or those of a version, or at a step of it, that had begun by `until`. */
export const CasesToAct = z.union([
  z.object({ workflowIds: z.array(z.string().min(1).max(300)).min(1).max(CHOSEN) }).strict(),
  z
    .object({
      processKey: Key,
      version: z.number().int().min(1).max(1_000_000),
      elementId: z.string().min(1).max(200).optional(),
      until: Instant,
    })
    .strict(),
]);
export type CasesToAct = z.infer<typeof CasesToAct>;

/** Repairs many incidents with one reason. */
export const NewRepairBatch = z
  .object({ act: z.enum(['retry-incident', 'skip-incident']), incidents: IncidentsToAct, reason: Reason })
  .strict();
/** Does one thing with many cases with one reason; `rules` for a migration alone. */
export const NewCaseBatch = z.discriminatedUnion('act', [
  z.object({ act: z.enum(['suspend-case', 'resume-case', 'cancel-case']), cases: CasesToAct, reason: Reason }).strict(),
  z.object({ act: z.literal('migrate-case'), cases: CasesToAct, rules: MigrationRulesInput, reason: Reason }).strict(),
]);

const Count = z.number().int().min(0);
export const CaseBatchRow = z.object({
  id: Id,
  act: z.enum(CASE_BATCH_ACTS),
  state: z.enum(CASE_BATCH_STATES),
  reason: z.string(),
  /** By what the cases were found; nulls where they were chosen one by one. */
  foundBy: z.object({
    processName: z.string().nullable(),
    stepName: z.string().nullable(),
    code: z.string().nullable(),
  }),
  /** To which the cases go on, of a migration. */
  version: z.number().int().nullable(),
  by: z.string(),
  /** Where a second person is or was asked. */
  approvalId: Id.nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
  cases: Count,
  waiting: Count,
  sent: Count,
  done: Count,
  /** Of those that are done: the case stands at an incident again. */
  stuck: Count,
  refused: Count,
  withdrawn: Count,
});
export type CaseBatchRow = z.infer<typeof CaseBatchRow>;
export const CaseBatchList = z.object({ batches: z.array(CaseBatchRow) });
export type CaseBatchList = z.infer<typeof CaseBatchList>;

/** With up to 200 of its cases, those that were refused first. */
export const CaseBatchDetail = CaseBatchRow.extend({
  items: z.array(
    z.object({
      workflowId: z.string(),
      applicationNumber: z.number().int().nullable(),
      state: z.enum(CASE_BATCH_ITEM_STATES),
      /** Why the case refused. */
      problem: z.string().nullable(),
      isStuck: z.boolean(),
      settledAt: Instant.nullable(),
    }),
  ),
});
export type CaseBatchDetail = z.infer<typeof CaseBatchDetail>;

/** The batch that has begun, or that waits for a second person under `approvalId`. */
export const CaseBatchBegun = z.object({ id: Id, cases: Count, approvalId: Id.nullable() });
export type CaseBatchBegun = z.infer<typeof CaseBatchBegun>;

/** Open incidents of one cause at one step. */
export const IncidentGroup = z.object({
  code: z.string(),
  elementId: z.string(),
  processKey: z.string(),
  processName: z.string(),
  stepName: z.string(),
  count: Count,
  /** The message that most of them have. */
  message: z.string(),
  first: Instant,
  last: Instant,
  /** One of its cases. */
  workflowId: z.string(),
  /** What has been set or deployed since the first one, the newest first: names of acts of the audit. */
  since: z.array(z.object({ act: z.string(), at: Instant, by: z.string().nullable() })),
});
export type IncidentGroup = z.infer<typeof IncidentGroup>;
export const IncidentGroups = z.object({ groups: z.array(IncidentGroup) });
export type IncidentGroups = z.infer<typeof IncidentGroups>;

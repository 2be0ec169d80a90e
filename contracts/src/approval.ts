import * as z from 'zod';
import { EXPORT_WISH } from './list.ts';
import { Id, Instant, OpenText, Text } from './plain-values.ts';
import { DeploymentAnswer } from './process-view.ts';

/** An act that goes round a human decision: it waits for a second person. */
export const ApprovalRow = z.object({
  id: Id,
  kind: z.enum([
    'deploy',
    'move-token',
    'edit-variables',
    'skip-incident',
    'fire-timer',
    'migrate-case',
    'migrate-version',
    'case-batch',
    'incident-batch',
    'export',
    'merge',
  ]),
  /** Key of a process or of a file of decisions; id of a case; key and version of the cases that are to be migrated; name of a register. */
  subject: z.string(),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  state: z.enum(['waiting', 'approved', 'refused', 'withdrawn']),
  decidedBy: z.string().nullable(),
  decidedAt: Instant.nullable(),
  note: z.string(),
  /** What became of an approved act on a case: `waiting` until it has answered, `done`, or the code of its refusal. */
  effect: z.string().nullable(),
  /** Asked by who looks: they may take it back, and nothing else. */
  isOwn: z.boolean(),
  /** May who looks say yes or no to it. */
  canDecide: z.boolean(),
});
export type ApprovalRow = z.infer<typeof ApprovalRow>;

export const ApprovalList = z.object({ approvals: z.array(ApprovalRow), waiting: z.number().int() });
export type ApprovalList = z.infer<typeof ApprovalList>;

/** What a new diagram does otherwise than the one that is deployed. */
export const DiagramChange = z.object({
  how: z.enum(['added', 'removed', 'changed']),
  elementId: z.string(),
  name: z.string(),
  kind: z.string(),
  properties: z.array(z.string()),
});

export const ApprovalDetail = ApprovalRow.extend({
  deployment: z
    .object({
      kind: z.enum(['process', 'decision']),
      xml: z.string(),
      /** The version that is deployed now, whose decision the approval is about; 0: none. */
      currentVersion: z.number().int(),
      currentXml: z.string().nullable(),
      changes: z.array(DiagramChange),
    })
    .nullable(),
  /** What is to be taken as a file. */
  listExport: z
    .object({
      rows: z.number().int(),
      format: EXPORT_WISH.format,
      columns: z.array(z.string()).nullable(),
      filters: z.record(z.string(), z.string()),
    })
    .nullable(),
  caseAct: z
    .object({
      /** `null`: all cases of a version that run. */
      workflowId: z.string().nullable(),
      /** How the case stands: the approval is for that, another state by now is told. */
      seen: z.string(),
      xml: z.string(),
      /** Elements on which the case stands, and those that the act is about. */
      tokens: z.array(z.string()),
      marked: z.array(z.string()),
      /** What is now and what would be, by name. Values of variables are JSON. */
      differences: z.array(
        z.object({
          what: z.enum(['step', 'version', 'mapping', 'timers', 'variable', 'skipped', 'fired', 'cases']),
          name: z.string(),
          before: z.string().nullable(),
          after: z.string().nullable(),
        }),
      ),
      /** What the version does otherwise to which cases are to be migrated. */
      changes: z.array(DiagramChange),
    })
    .nullable(),
});
export type ApprovalDetail = z.infer<typeof ApprovalDetail>;

/** `currentVersion`, `seen`: what the person saw, the version beside the new diagram or the case; another one by now is told. */
export const ApproveAct = z
  .object({
    note: OpenText.max(500).default(''),
    currentVersion: z.number().int().min(0).optional(),
    seen: Text.max(100).optional(),
  })
  .strict();
export const RefuseAct = z.object({ note: OpenText.min(1).max(500) }).strict();

export const ApprovalAnswer = z.object({ approval: ApprovalRow, deployed: DeploymentAnswer.nullable() });
export type ApprovalAnswer = z.infer<typeof ApprovalAnswer>;

import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';

/** An approval that was drawn for a look by another person; nothing waits for it (C-13). */
export const SecondCheck = z.object({
  id: Id,
  applicationId: Id,
  applicationNumber: z.number().int(),
  applicationType: z.string(),
  approvedBy: z.string(),
  /** The absent colleague in whose place it was approved. */
  inPlaceOf: z.string().nullable(),
  approvedAt: Instant,
  state: z.enum(['waiting', 'fine', 'remark']),
  checkedBy: z.string().nullable(),
  checkedAt: Instant.nullable(),
  note: z.string(),
  /** Whether the person who reads it may say how it is. */
  canCheck: z.boolean(),
});
export type SecondCheck = z.infer<typeof SecondCheck>;

/** `waiting` and `done`: everybody's; `own`: approvals of the person who asks. */
export const SecondCheckQuery = z.object({ show: z.enum(['waiting', 'done', 'own']) });
/** The newest ones, and how many there were in the last months, by the month of the approval. */
export const SecondCheckList = z.object({
  /** Of a hundred approvals as many are drawn now. */
  percent: z.number().int(),
  checks: z.array(SecondCheck),
  months: z.array(
    z.object({
      month: z.string(),
      drawn: z.number().int(),
      checked: z.number().int(),
      remarks: z.number().int(),
    }),
  ),
});
export type SecondCheckList = z.infer<typeof SecondCheckList>;

export const CheckVerdict = z
  .object({ verdict: z.enum(['fine', 'remark']), note: OpenText.max(2000).default('') })
  .strict();
export type CheckVerdict = z.input<typeof CheckVerdict>;

import * as z from 'zod';
import { ApplicationState } from './application.ts';
import { CivilDate, Instant } from './plain-values.ts';

/** What is usual by the town's own closed cases of the last months. */
export const Usual = z.object({
  /** Half of them took no longer, in whole days. */
  days: z.number().int(),
  /** Nine of ten took no longer. */
  lateDays: z.number().int(),
  cases: z.number().int(),
});
export type Usual = z.infer<typeof Usual>;

/** A step that the process's diagram shows to its applicant. */
export const WayStep = z.object({
  id: z.string(),
  label: z.string(),
  role: z.enum(['step', 'detour', 'end', 'other-end']),
  /** From which step a detour leads away, or before which the way may end. */
  of: z.string().nullable(),
  state: z.enum(['done', 'now', 'ahead', 'passed-by']),
  enteredAt: Instant.nullable(),
  leftAt: Instant.nullable(),
  /** Null where too few cases are known. */
  usual: Usual.nullable(),
});
export type WayStep = z.infer<typeof WayStep>;

/** Where an application is on its way, by the diagram that it runs by. */
export const ApplicationWay = z.object({
  state: ApplicationState,
  submittedOn: CivilDate.nullable(),
  today: CivilDate,
  decisionDue: CivilDate.nullable(),
  decidedOn: CivilDate.nullable(),
  /** From filing to decision; null where too few cases are known. */
  decisionUsual: Usual.nullable(),
  steps: z.array(WayStep),
});
export type ApplicationWay = z.infer<typeof ApplicationWay>;

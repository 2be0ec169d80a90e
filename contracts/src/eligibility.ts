import * as z from 'zod';
import { CivilDate, Instant } from './plain-values.ts';

/** What somebody says of themselves to learn what they are entitled to; nothing of it is kept. */
export const EligibilityQuestion = z
  .object({
    birthDate: CivilDate,
    livesInTown: z.boolean(),
    /** The kind of document that they can show; '': none of those that the packages ask for. */
    documentType: z.string().max(60),
    /** Until when it is valid, where it says so. */
    documentEnd: CivilDate.nullable(),
  })
  .strict();
export type EligibilityQuestion = z.infer<typeof EligibilityQuestion>;

/** Why: what the rule of the decision table says of itself, and which it is. */
const Reason = z.object({ words: z.string(), rule: z.string() });
export const EligibilityAnswer = z.object({
  packages: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      criterion: z.string(),
      description: z.string(),
      /** `check`: the office has to look; `document`: the named document is missing. */
      verdict: z.enum(['yes', 'check', 'document', 'no']),
      reason: Reason,
      /** From when it would be a yes, where time alone is missing. */
      from: CivilDate.nullable(),
      validUntil: CivilDate.nullable(),
      validity: Reason.nullable(),
      documents: z.array(z.string()),
      fee: z.number().int(),
      feeReason: Reason,
    }),
  ),
  /** The decision tables that were asked, each in its newest version. */
  rules: z.array(z.object({ name: z.string(), version: z.number().int(), since: Instant })),
  computedOn: CivilDate,
});
export type EligibilityAnswer = z.infer<typeof EligibilityAnswer>;

import * as z from 'zod';
import { Text } from './plain-values.ts';
import { ApplicationType } from './application.ts';

const Days = (least: number) => z.number().int().min(least).max(365);

/** How long the office and the applicant have; days are counted as KPA art. 57 says. */
export const Terms = z.object({
  decisionDays: Days(1),
  /** From the delivery of a call; KPA art. 64 § 2 gives at least 7. */
  completionDays: Days(7),
  /** From sending a call to its delivery; 0 in the portal. */
  deliveryDays: z.number().int().min(0).max(60),
  lateAnswerCounts: z.boolean(),
  clockStops: z.boolean(),
  legalBasis: Text.min(1).max(200),
});
/** What a city or a type says itself; what it leaves out follows the city, then the law. */
export const OwnTerms = Terms.partial().strict();

export const TermsList = z.object({
  /** Of the city's terms and of all types' own ones; they grow with each change. */
  versions: z.object({ city: z.number().int(), types: z.number().int() }),
  /** What holds for types that say nothing else. */
  city: Terms,
  types: z.array(z.object({ type: ApplicationType, terms: Terms, own: OwnTerms })),
});
/** `city`, or one type of application. */
export const TermsOf = z.object({ type: z.union([z.literal('city'), ApplicationType]) });
/** The version that was read: two people may change at once. */
export const TermsSeen = z.object({ version: z.coerce.number().int().min(0) });

import * as z from 'zod';
import { CivilDate, Id, Instant } from './plain-values.ts';

/** A made-up answer of a test key. */
const OfTest = z.literal(true).optional();

/** What a redemption that was taken back says; the row is kept. */
export const ReversedRedemption = z.object({ id: Id, reversedAt: Instant, test: OfTest });
/** A day of the partner in the town, as its programs and its people noted it. Never whose cards they were. */
export const RedemptionDay = z.object({
  date: CivilDate,
  count: z.number().int(),
  turnover: z.number().int(),
  saved: z.number().int(),
  reversed: z.number().int(),
  test: OfTest,
});

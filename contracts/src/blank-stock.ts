import { BLANK_ENTRY_KINDS, MOST_BLANKS } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';
import { isReportLong } from './report.ts';

/** Days of the city's calendar, both included, and whether lines are points or months. */
export const StockQuestion = z
  .object({ from: CivilDate, to: CivilDate, by: z.enum(['point', 'month']), point: Id.optional() })
  .strict()
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ENDS_BEFORE_IT_BEGINS' })
  .refine(({ from, to }) => !isReportLong(from, to), { path: ['from'], message: 'TOO_LONG' });
export type StockQuestion = z.infer<typeof StockQuestion>;

const Count = z.number().int();

/** Blanks that came, or how many more or fewer there are than the records say, and why. */
export const NewBlankEntry = z
  .object({
    pointId: Id,
    kind: z.enum(BLANK_ENTRY_KINDS),
    amount: Count.min(-MOST_BLANKS).max(MOST_BLANKS),
    reason: OpenText.min(3).max(200),
  })
  .strict()
  .refine(({ kind, amount }) => (kind === 'receipt' ? amount > 0 : amount !== 0), { path: ['amount'] });
export type NewBlankEntry = z.infer<typeof NewBlankEntry>;

/** The stock of blanks (000-28): every line balances. */
export const BlankStock = z.object({
  lines: z.array(
    z.object({
      /** Id of a point, or `2026-11`. */
      key: z.string(),
      opening: Count,
      received: Count,
      corrected: Count,
      made: Count,
      spoiled: Count,
      left: Count,
    }),
  ),
  /** Points that this person may read of, with what is there now; null where nobody has entered any. */
  points: z.array(z.object({ id: Id, name: z.string(), now: Count.nullable() })),
  /** Below it a point is short of blanks; 0: nobody is warned. */
  least: Count,
  /** The newest entries. */
  entries: z.array(
    z.object({
      id: Id,
      at: Instant,
      point: z.string(),
      kind: z.enum(BLANK_ENTRY_KINDS),
      amount: Count,
      reason: z.string(),
      by: z.string(),
    }),
  ),
  /** Points at which this person may enter blanks. */
  mayEnter: z.array(Id),
});
export type BlankStock = z.infer<typeof BlankStock>;

import { REPORT_GROUPS, REPORT_NAMES } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id } from './plain-values.ts';

/** Ten years are more than anybody compares, and few enough rows. */
const MOST_DAYS = 3660;

/** True for days that no report tells of at once. */
export const isReportLong = (from: string, to: string): boolean =>
  (Date.parse(to) - Date.parse(from)) / 86_400_000 > MOST_DAYS;

/** What a report tells of: days of the city's calendar, both included. */
export const ReportQuestion = z
  .object({
    from: CivilDate,
    to: CivilDate,
    by: z.enum(REPORT_GROUPS),
    /** Only this pick-up point. */
    point: Id.optional(),
  })
  .strict()
  .refine(({ from, to }) => from <= to, { path: ['to'], message: 'ENDS_BEFORE_IT_BEGINS' })
  .refine(({ from, to }) => !isReportLong(from, to), { path: ['from'], message: 'TOO_LONG' });
export type ReportQuestion = z.infer<typeof ReportQuestion>;
export const ReportName = z.enum(REPORT_NAMES);

export const ReportRow = z.object({
  /** `2026-11`, an id or a code. */
  key: z.string(),
  /** As the town calls it; null where the screen has the word. */
  name: z.string().nullable(),
  /** In the order of the report's parts. */
  parts: z.array(z.number().int()),
  /** In the order of its other figures. */
  more: z.array(z.number().nullable()),
});
export type ReportRow = z.infer<typeof ReportRow>;

/** A report of the office (000-28). */
export const Report = z.object({
  rows: z.array(ReportRow),
  /** The points that this person may choose of. */
  points: z.array(z.object({ id: Id, name: z.string() })),
});
export type Report = z.infer<typeof Report>;

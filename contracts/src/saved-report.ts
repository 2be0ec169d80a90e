import { LAST_SURE_DAY, periodsOf, REPORT_GROUPS, REPORT_NAMES, REPORT_PERIODS, reportKind } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';
import { isReportLong } from './report.ts';

/** What is asked again each time: days by a name, which move on, or days of the calendar. */
export const SavedQuestion = z
  .object({
    report: z.enum(REPORT_NAMES),
    by: z.enum(REPORT_GROUPS),
    point: Id.nullable(),
    period: z.enum(REPORT_PERIODS).nullable(),
    from: CivilDate.nullable(),
    to: CivilDate.nullable(),
  })
  .strict()
  .refine(({ report, by }) => reportKind(report).by.includes(by), { path: ['by'], message: 'UNKNOWN_GROUP' })
  .refine(({ report, period }) => period === null || periodsOf(report).includes(period), { path: ['period'] })
  .refine(({ period, from, to }) => (period === null ? from !== null && to !== null : from === null && to === null), {
    path: ['period'],
    message: 'NAMED_OR_DAYS',
  })
  .refine(({ from, to }) => from === null || to === null || (from <= to && !isReportLong(from, to)), { path: ['to'] });
export type SavedQuestion = z.infer<typeof SavedQuestion>;

const Schedule = z
  .object({
    every: z.enum(['week', 'month']),
    on: z.number().int().min(1).max(LAST_SURE_DAY),
    at: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  })
  .strict()
  .refine(({ every, on }) => every === 'month' || on <= 7, { path: ['on'] });

const WRITTEN = {
  name: OpenText.min(1).max(60),
  /** Everybody who reads reports sees it. */
  isShared: z.boolean(),
  question: SavedQuestion,
  /** When it is mailed; null: never. */
  schedule: Schedule.nullable(),
  /** Who gets the mail. */
  recipients: z.array(Id).max(50),
};

/** A report as somebody saves it (000-28). */
export const NewSavedReport = z
  .object(WRITTEN)
  .strict()
  .refine(({ schedule, question }) => !schedule || question.period, { path: ['schedule'], message: 'FIXED_DAYS' })
  .refine(({ schedule, recipients }) => !schedule || recipients.length > 0, {
    path: ['recipients'],
    message: 'NOBODY',
  });
export type NewSavedReport = z.infer<typeof NewSavedReport>;

/** The same saved again: `version` is the one that was read. */
export const SavedReportChange = z.object({ saved: NewSavedReport, version: z.number().int().positive() }).strict();

export const SavedReport = z.object({
  ...WRITTEN,
  id: Id,
  /** The name of the point of the question. */
  place: z.string().nullable(),
  /** Who saved it. */
  author: z.string(),
  isOwn: z.boolean(),
  mayRemove: z.boolean(),
  /** Whoever reads the list gets its mails. */
  isMailedToMe: z.boolean(),
  /** Since when its mails could not be made; null: they can. */
  failingSince: Instant.nullable(),
  nextDueAt: Instant.nullable(),
  lastSentAt: Instant.nullable(),
  version: z.number().int(),
});
export type SavedReport = z.infer<typeof SavedReport>;

/** Saved reports that somebody sees, and who may be mailed one. */
export const SavedReportList = z.object({
  reports: z.array(SavedReport),
  readers: z.array(z.object({ id: Id, name: z.string() })),
});
export type SavedReportList = z.infer<typeof SavedReportList>;

import { READER_FIELDS, READER_OFFLINE_HOURS, READER_STATES } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';

/** A reader as an administrator sees it. */
export const ReaderView = z.object({
  id: Id,
  name: z.string(),
  /** Whose discounts it shows; null: it is the town's, and shows packages. */
  partnerId: Id.nullable(),
  shows: z.array(z.enum(READER_FIELDS)),
  hasPin: z.boolean(),
  offlineHours: z.number().int(),
  version: z.number().int(),
  state: z.enum(READER_STATES),
  codeUntil: Instant.nullable(),
  /** When its device used a code. */
  enrolledAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  lastSeenAt: Instant.nullable(),
  online: z.boolean(),
  appVersion: z.string().nullable(),
  /** Cards that were checked there today. */
  checksToday: z.number().int(),
});
export type ReaderView = z.infer<typeof ReaderView>;
export const ReaderList = z.object({
  readers: z.array(ReaderView),
  partners: z.array(z.object({ id: Id, name: z.string(), isActive: z.boolean() })),
  /** Where the page of readers stands. */
  pageUrl: z.string(),
});
export type ReaderList = z.infer<typeof ReaderList>;

export const NewReader = z
  .object({
    name: OpenText.min(1).max(60),
    partnerId: Id.nullable(),
    shows: z.array(z.enum(READER_FIELDS)).max(READER_FIELDS.length),
    offlineHours: z.number().int().min(READER_OFFLINE_HOURS.least).max(READER_OFFLINE_HOURS.most),
  })
  .strict();
export type NewReader = z.infer<typeof NewReader>;
export const ReaderChange = NewReader.extend({ version: z.number().int().min(1) }).strict();
export type ReaderChange = z.infer<typeof ReaderChange>;
/** Null: no PIN is asked for. A new PIN unlocks a locked reader. */
export const ReaderPinChange = z
  .object({
    pin: z
      .string()
      .regex(/^\d{4,8}$/)
      .nullable(),
  })
  .strict();
export const ReaderRevocation = z.object({ reason: OpenText.min(3).max(500) }).strict();
/** Shown this once. */
export const ReaderCode = z.object({ code: z.string(), until: Instant });
export type ReaderCode = z.infer<typeof ReaderCode>;

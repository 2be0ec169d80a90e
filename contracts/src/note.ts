import { MOST_MENTIONS } from '@karta/domain';
import * as z from 'zod';
import { Id, Instant, OpenText, Text } from './plain-values.ts';

/** A remark of the office for colleagues, about an application or a conversation. */
export const OfficeNote = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  text: z.string(),
  /** Names that the text calls, as they were when it was written. */
  mentions: z.array(z.string()),
  /** It calls whoever looks, who has not opened it before. */
  isForYou: z.boolean(),
});
export type OfficeNote = z.infer<typeof OfficeNote>;

/** Whom the text calls, by id: the name stands in it as `@Anna Kowalska`. */
const Mentions = z
  .array(Id)
  .max(MOST_MENTIONS)
  .refine((ids) => new Set(ids).size === ids.length)
  .optional();

/** About an application it is kept in clear. */
export const NewApplicationNote = z.object({ text: OpenText.min(1).max(2000), mentions: Mentions }).strict();
/** About a conversation it is sealed like the messages, so that it may tell what a resident told. */
export const NewThreadNote = z.object({ text: Text.min(1).max(2000), mentions: Mentions }).strict();

const Place = z.object({ kind: z.enum(['application', 'thread']), id: Id }).strict();

/** A note that calls somebody: who wrote it, when and where. What it says stands at the place, for who may look there. */
export const Mention = z.object({
  id: Id,
  at: Instant,
  by: z.string(),
  isRead: z.boolean(),
  place: Place.extend({ number: z.number().int() }),
});
export type Mention = z.infer<typeof Mention>;
export const MentionList = z.object({ mentions: z.array(Mention), unread: z.number().int() });
export type MentionList = z.infer<typeof MentionList>;
export const MentionQuery = z.object({ show: z.enum(['unread', 'all']).default('unread') });
export const UnreadMentions = z.object({ unread: z.number().int() });
export type UnreadMentions = z.infer<typeof UnreadMentions>;
/**
 * What was opened, without a place all of it; `until`: the newest that was on the screen. What came since was not looked at.
 */
export const MentionsRead = z.object({ place: Place.optional(), until: Instant }).strict();

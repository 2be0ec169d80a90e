import * as z from 'zod';
import { CivilDate, Id, Instant, ShortText, Text } from './plain-values.ts';

const Body = Text.min(1).max(4000);

export const NewThread = z.object({ type: z.string().max(40), subject: ShortText.min(1), body: Body }).strict();
export const ThreadReply = z.object({ body: Body }).strict();
export const ThreadBegun = z.object({ id: Id, number: z.number().int() });

/** A line of the list; the messages come with the conversation itself. */
const ThreadSummary = z.object({
  id: Id,
  number: z.number().int(),
  typeName: z.string(),
  subject: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  createdAt: Instant,
  lastMessageAt: Instant,
  canReply: z.boolean(),
  /** Messages of the office that the resident has not opened. */
  unread: z.number().int(),
});
export const ThreadList = z.object({
  types: z.array(z.object({ code: z.string(), name: z.string(), allowsReply: z.boolean() })),
  threads: z.array(ThreadSummary),
  /** Conversations with something unread, for the badge of the menu. */
  unread: z.number().int(),
});
export type ThreadList = z.infer<typeof ThreadList>;
export const ThreadView = ThreadSummary.extend({
  messages: z.array(z.object({ from: z.enum(['resident', 'operator']), at: Instant, body: z.string() })),
});
export type ThreadView = z.infer<typeof ThreadView>;

/** Who goes when the account is deleted, and when the data are destroyed. */
export const ErasurePreview = z.object({
  /** The account itself first, then the family that goes with it. */
  accounts: z.array(
    z.object({
      name: z.string(),
      /** Null: nobody signs in to it. */
      email: z.string().nullable(),
      /** Numbers of cards that stop working. */
      cards: z.array(z.string()),
    }),
  ),
  /** Adults who sign in themselves and stay, by name. */
  staying: z.array(z.string()),
  /** Applications under way that end. */
  applications: z.array(z.number().int()),
  dueOn: CivilDate,
  /** Why the city keeps this account's data for the time being; they are erased when the reason is gone. */
  hold: z.object({ reason: z.string(), since: Instant }).nullable(),
});
export type ErasurePreview = z.infer<typeof ErasurePreview>;
/** A legal hold of an account: its id. */
export const HeldAccount = z.object({ id: Id, accountId: Id });
export const ErasureOrder = z.object({ password: z.string().max(128) }).strict();
export const ErasureBegun = z.object({ id: Id, dueOn: CivilDate });
export type ErasureBegun = z.infer<typeof ErasureBegun>;

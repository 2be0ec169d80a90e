import { MOST_THREAD_FILES } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText, ShortText, Text } from './plain-values.ts';

const Body = Text.min(1).max(4000);
/** Attachments of one message, uploaded before it is sent. */
const Files = z.array(Id).max(MOST_THREAD_FILES).default([]);

export const NewThread = z
  .object({ type: z.string().max(40), subject: ShortText.min(1), body: Body, files: Files })
  .strict();
export type NewThread = z.input<typeof NewThread>;
export const ThreadReply = z.object({ body: Body, files: Files }).strict();
export const ThreadBegun = z.object({ id: Id, number: z.number().int() });

export const ThreadFile = z.object({ fileId: Id, name: z.string(), mediaType: z.string(), size: z.number().int() });
export type ThreadFile = z.infer<typeof ThreadFile>;
/** Its name as the sender's device knows it. */
export const ThreadFileQuery = z.object({ name: OpenText.min(1).max(200) });

/** A line of the list; the messages come with the conversation itself. */
const ThreadSummary = z.object({
  id: Id,
  number: z.number().int(),
  /** Written to this resident alone, to all residents, or to some of them. */
  audience: z.enum(['individual', 'everybody', 'chosen']),
  typeName: z.string(),
  subject: z.string(),
  state: z.enum(['open', 'answered', 'closed']),
  createdAt: Instant,
  lastMessageAt: Instant,
  canReply: z.boolean(),
  /** Whether its type has replies at all; a closed conversation has none any more. */
  allowsReply: z.boolean(),
  /** Messages of the office that the resident has not opened. */
  unread: z.number().int(),
});
const Author = z.enum(['resident', 'operator']);
export const ThreadRow = ThreadSummary.extend({ last: z.object({ from: Author, text: z.string() }) });
export type ThreadRow = z.infer<typeof ThreadRow>;
/** Individual conversations with something unread, for the badge of the menu. */
export const UnreadThreads = z.object({ unread: z.number().int() });
export type UnreadThreads = z.infer<typeof UnreadThreads>;
export const ThreadList = UnreadThreads.extend({
  /** What a resident may begin. */
  types: z.array(z.object({ code: z.string(), name: z.string(), allowsReply: z.boolean(), answerDays: z.number() })),
  threads: z.array(ThreadRow),
});
export type ThreadList = z.infer<typeof ThreadList>;
export const ThreadView = ThreadSummary.extend({
  messages: z.array(
    z.object({
      from: Author,
      at: Instant,
      body: z.string(),
      /** Of the office, and not opened before now. */
      isNew: z.boolean(),
      files: z.array(ThreadFile),
    }),
  ),
});
export type ThreadView = z.infer<typeof ThreadView>;

const Age = z.coerce.number().int().min(0).max(120).nullable().default(null);
/** To whom something is told; nothing said: to all residents. */
export const AnnouncementAudience = z
  .object({
    packageCode: z.string().max(40).nullable().default(null),
    pickupPointId: Id.nullable().default(null),
    ageFrom: Age,
    ageTo: Age,
  })
  .strict();
export type AnnouncementAudience = z.input<typeof AnnouncementAudience>;
/** How many accounts it would reach. */
export const AudienceCount = z.object({ count: z.number().int() });
export type AudienceCount = z.infer<typeof AudienceCount>;

/** Told to all residents at once, or to some; it is kept in clear and answered by nobody. */
export const NewAnnouncement = z
  .object({
    subject: OpenText.min(1).max(120),
    body: OpenText.min(1).max(4000),
    audience: AnnouncementAudience.nullable().default(null),
  })
  .strict();
export const AnnouncementList = z.object({
  /** Accounts that would see a new one. */
  audience: z.number().int(),
  /** What an audience may be narrowed to. */
  packages: z.array(z.object({ code: z.string(), name: z.string() })),
  points: z.array(z.object({ id: Id, name: z.string() })),
  announcements: z.array(
    z.object({
      id: Id,
      number: z.number().int(),
      subject: z.string(),
      body: z.string(),
      publishedAt: Instant,
      by: z.string(),
      /** Null: all residents. */
      audience: AnnouncementAudience.nullable(),
      /** To how many it was sent, where not to all. */
      recipients: z.number().int().nullable(),
      /** How many have opened it. */
      readers: z.number().int(),
    }),
  ),
});
export type AnnouncementList = z.infer<typeof AnnouncementList>;

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

import { ENTRY_FIELD_NAMES, type EntryField } from '@karta/domain';
import * as z from 'zod';
import { PersonValues, SimilarPeople } from './person.ts';
import { Id, Instant, OpenText } from './plain-values.ts';

const Count = z.number().int().nonnegative();
/** One of two entries that may be one person, numbers in clear. */
const MergeSide = z.object({
  id: Id,
  version: z.number().int(),
  values: PersonValues,
  photoFileId: Id.nullable(),
  createdAt: Instant,
  /** Of their account, where somebody signs in with it. */
  email: z.string().nullable(),
  cards: z.array(z.object({ number: z.string(), state: z.string() })),
  applications: Count,
  documents: Count,
  packages: Count,
  family: Count,
  threads: Count,
});
export type MergeSide = z.infer<typeof MergeSide>;

/** Who said that two entries are two people, when, and why. */
const Apart = z.object({ by: z.string(), at: Instant, reason: z.string() });
/** Entries that are like one, and those that are known to be somebody else. */
export const SimilarToEntry = SimilarPeople.extend({ apart: z.array(Apart.extend({ id: Id, name: z.string() })) });
export type SimilarToEntry = z.infer<typeof SimilarToEntry>;

/** A merge that waits for a second person. */
export const MergeRequest = z.object({
  id: Id,
  staysId: Id,
  goesId: Id,
  takes: z.array(z.enum(ENTRY_FIELD_NAMES as [EntryField, ...EntryField[]])),
  reason: z.string(),
  askedBy: z.string(),
  askedAt: Instant,
  isOwn: z.boolean(),
  /** One of the entries was changed since. */
  isStale: z.boolean(),
});
export type MergeRequest = z.infer<typeof MergeRequest>;
export const MergeRequests = z.object({ requests: z.array(MergeRequest) });
export type MergeRequests = z.infer<typeof MergeRequests>;

/** Two entries beside each other, and what keeps them from being merged, if anything. */
export const MergePreview = z.object({
  stays: MergeSide,
  goes: MergeSide,
  problems: z.array(z.string()),
  /** Somebody said that they are two people. */
  apart: Apart.nullable(),
  /** Somebody wants them merged, and waits for a second person. */
  request: MergeRequest.nullable(),
});
export type MergePreview = z.infer<typeof MergePreview>;

const Version = z.number().int().nonnegative();
export const MergeOrder = z
  .object({
    version: Version,
    otherVersion: Version,
    /** Fields whose value is the other entry's. */
    takes: z.array(z.enum(ENTRY_FIELD_NAMES as [EntryField, ...EntryField[]])).max(ENTRY_FIELD_NAMES.length),
    reason: OpenText.min(1).max(500),
  })
  .strict();
export type MergeOrder = z.infer<typeof MergeOrder>;
/** Merged, or left for a second person. */
export const MergeMade = z.object({ mergeId: Id.nullable(), approvalId: Id.nullable() });
export type MergeMade = z.infer<typeof MergeMade>;
/** What the second person says, or that who asked takes it back; a no says why. */
export const MergeAnswer = z.discriminatedUnion('to', [
  z.object({ to: z.literal('approved'), note: OpenText.max(500).default('') }).strict(),
  z.object({ to: z.enum(['refused', 'withdrawn']), note: OpenText.min(1).max(500) }).strict(),
]);
export type MergeAnswer = z.input<typeof MergeAnswer>;

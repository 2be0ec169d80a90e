import * as z from 'zod';
import { Id, Instant, OpenText } from './plain-values.ts';

export const PostedCard = z.object({
  cardId: Id,
  cardNumber: z.string(),
  point: z.string().nullable(),
  /** Null where this person may not see names. */
  holderName: z.string().nullable(),
  /** Null where this person may not see addresses. */
  address: z.string().nullable(),
  /** Without one nothing is posted. */
  hasAddress: z.boolean(),
  /** Since when it waits, or is on its way. */
  since: Instant.nullable(),
  trackingNumber: z.string().nullable(),
  /** Of the code that activates it: out, locked after wrong ones, too old. */
  code: z.enum(['none', 'out', 'locked', 'over']),
});

export type PostedCard = z.infer<typeof PostedCard>;

/** Cards that are to be posted, and posted ones that nobody has activated yet (D-11). */
export const PostingList = z.object({ ready: z.array(PostedCard), sent: z.array(PostedCard) });
export type PostingList = z.infer<typeof PostingList>;

export const PostedNow = z.object({ trackingNumber: OpenText.min(1).max(40).nullable().default(null) }).strict();
export type PostedNow = z.infer<typeof PostedNow>;
/** What became of a posted card; `ways`: by how many ways its code went out. */
export const PostingDone = z.object({ cardId: Id, ways: z.number().int() });
export type PostingDone = z.infer<typeof PostingDone>;
/** Where a card goes that the post brought back or lost. */
export const CardBack = z.object({ to: z.enum(['point', 'end']), reason: OpenText.min(3).max(500) }).strict();
export type CardBack = z.infer<typeof CardBack>;
/** The code of the letter, as it was typed. */
export const CardActivation = z.object({ code: z.string().trim().min(1).max(20) }).strict();

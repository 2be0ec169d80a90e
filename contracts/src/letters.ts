import { LETTER_EVENTS } from '@karta/domain';
import * as z from 'zod';

const Channel = z.enum(['mail', 'sms']);
/** A letter as it is written. */
export const Written = { subject: z.string().max(200), text: z.string().max(10_000) };

export const LetterList = z.object({
  letters: z.array(
    z.object({
      event: z.string(),
      channel: Channel,
      /** 0: the text of the release; else the city's own. */
      version: z.number().int(),
    }),
  ),
});
export type LetterList = z.infer<typeof LetterList>;

export const LetterName = z.object({ event: z.enum(LETTER_EVENTS), channel: Channel });

export const LetterView = z.object({
  event: z.string(),
  channel: Channel,
  version: z.number().int(),
  savedAt: z.iso.datetime().nullable(),
  ...Written,
  /** Placeholders that the text may use. */
  facts: z.array(z.string()),
  /** The text of the release, to go back to. */
  shipped: z.object(Written),
});
export type LetterView = z.infer<typeof LetterView>;

export const LetterDraft = z.object(Written);
export type LetterDraft = z.infer<typeof LetterDraft>;
export const LetterChange = z.object({ ...Written, version: z.number().int().min(0) });
export type LetterChange = z.infer<typeof LetterChange>;

export const LetterPreview = z.object({
  subject: z.string(),
  text: z.string(),
  /** Of a text for the phone, in signs of its alphabet. */
  sms: z.object({ length: z.number().int(), parts: z.number().int() }).nullable(),
});
export type LetterPreview = z.infer<typeof LetterPreview>;

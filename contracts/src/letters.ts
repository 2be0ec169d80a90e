import {
  LETTER_EVENTS,
  LETTER_LANGUAGES,
  OWN_LETTER_EVENT,
  TOLD_CHANGE_NAMES,
  type OwnLetterEvent,
} from '@karta/domain';
import * as z from 'zod';
import { Id, OpenText } from './plain-values.ts';

const Channel = z.enum(['mail', 'sms']);
/** A letter as it is written. */
export const Written = { subject: z.string().max(200), text: z.string().max(10_000) };

const Channels = z
  .array(Channel)
  .min(1)
  .max(2)
  .refine((channels) => new Set(channels).size === channels.length);
/** Codes of forms or of packages; none: all of them. */
const OnlyFor = z.array(z.string().min(1).max(40)).max(50);
const Name = OpenText.min(1).max(80);

/** A letter that the town writes of a change that it chooses (000-33). */
export const OwnLetter = z.object({
  id: Id,
  /** The name of its texts, as `LetterName` has it. */
  event: z.string(),
  name: z.string(),
  change: z.enum(TOLD_CHANGE_NAMES),
  onlyFor: z.array(z.string()),
  channels: z.array(Channel),
  isOn: z.boolean(),
  version: z.number().int(),
  /** Channels that have a Polish text. */
  written: z.array(Channel),
  /** Changes of the last 90 days that it told of, that reached nobody, and that wait. */
  told: z.number().int(),
  missed: z.number().int(),
  waiting: z.number().int(),
});
export type OwnLetter = z.infer<typeof OwnLetter>;
export const NewOwnLetter = z
  .object({ name: Name, change: z.enum(TOLD_CHANGE_NAMES), channels: Channels, onlyFor: OnlyFor })
  .strict();
export type NewOwnLetter = z.infer<typeof NewOwnLetter>;
/** What it tells of stays. */
export const OwnLetterChange = z
  .object({ name: Name, channels: Channels, onlyFor: OnlyFor, isOn: z.boolean(), version: z.number().int().min(1) })
  .strict();
export type OwnLetterChange = z.infer<typeof OwnLetterChange>;

export const LetterList = z.object({
  letters: z.array(
    z.object({
      event: z.string(),
      channel: Channel,
      /** 0: the text of the release; else the city's own. */
      version: z.number().int(),
    }),
  ),
  own: z.array(OwnLetter),
  /** What one of the town's own may be narrowed to; a form that came with a release has no name of its own. */
  forms: z.array(z.object({ code: z.string(), name: z.string().nullable() })),
  packages: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type LetterList = z.infer<typeof LetterList>;

/** Of one of the town's own. */
const OwnEvent = z.string().regex(OWN_LETTER_EVENT) as unknown as z.ZodType<OwnLetterEvent>;

export const LetterName = z.object({
  event: z.union([z.enum(LETTER_EVENTS), OwnEvent]),
  channel: Channel,
});
export type LetterName = z.infer<typeof LetterName>;

/** In which language; Polish is always there. */
export const LetterIn = z.object({ language: z.enum(LETTER_LANGUAGES).default('pl') });
export type LetterIn = z.infer<typeof LetterIn>;

export const LetterView = z.object({
  event: z.string(),
  channel: Channel,
  language: z.enum(LETTER_LANGUAGES),
  /** Of one of the town's own. */
  name: z.string().nullable(),
  version: z.number().int(),
  savedAt: z.iso.datetime().nullable(),
  ...Written,
  /** Placeholders that the text may use. */
  facts: z.array(z.string()),
  /** The text of the release, to go back to; the town's own letters have none, nor has every language. */
  shipped: z.object(Written).nullable(),
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

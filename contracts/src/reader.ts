import { READER_FIELDS, READER_VERDICTS, READER_WAYS } from '@karta/domain';
import * as z from 'zod';
import { ReaderRelief } from './relief.ts';
import { CardLookup } from './partner.ts';
import { ChipSaid } from './station.ts';
import { CivilDate, Id, Instant } from './plain-values.ts';

/** What a device sends to enrol: the code as it was typed, and the key that it has made itself: 32 random bytes, base64url. */
export const ReaderEnrolment = z
  .object({ code: z.string().min(1).max(40), key: z.string().regex(/^[\w-]{43}$/) })
  .strict();
export const ReaderEnrolmentAnswer = z.object({ name: z.string() });

/** What the device is set up to do; asked for at its start and every few minutes. */
export const ReaderSetup = z.object({
  name: z.string(),
  town: z.object({ name: z.string(), phone: z.string(), email: z.string() }),
  shows: z.array(z.enum(READER_FIELDS)),
  hasPin: z.boolean(),
  /** For how long the lists may decide without a connection. */
  offlineHours: z.number().int(),
  /** Public keys of the town (Ed25519, base64url): of codes of virtual cards, and of its lists. */
  codeKeys: z.array(z.object({ id: z.string(), key: z.string() })),
  listKeys: z.array(z.object({ id: z.string(), key: z.string() })),
  /** Of this reader alone, base64url: with it the table of cards is looked into. Null: it has no table. */
  tableKey: z.string().nullable(),
});
export type ReaderSetup = z.infer<typeof ReaderSetup>;

/** The controller begins to work. */
export const ReaderPin = z.object({ pin: z.string().regex(/^\d{4,8}$/) }).strict();
export const ReaderShift = z.object({ shift: z.string(), until: Instant });
export type ReaderShift = z.infer<typeof ReaderShift>;

/** One card that is shown; `shift` is missing where the reader has no PIN. */
export const ReaderCheck = z
  .object({
    card: CardLookup,
    shift: z.string().max(100).optional(),
    /** The device can talk to the chip of this card, and has passed on so much. */
    chip: ChipSaid.optional(),
  })
  .strict();
export type ReaderCheck = z.infer<typeof ReaderCheck>;

/** What is not allowed to this reader is not there at all. Fields of a person stand beside `valid` alone. */
export const ReaderAnswer = z.object({
  verdict: z.enum(READER_VERDICTS),
  checkedAt: Instant,
  name: z.string().optional(),
  number: z.string().optional(),
  /** Also of an expired card. */
  validUntil: CivilDate.nullable().optional(),
  /** A small JPEG, base64; null: the card has none. */
  photo: z.string().nullable().optional(),
  /** A printed code was scanned, and another photo was printed beside it. */
  isOtherPhoto: z.literal(true).optional(),
  reliefs: z.array(ReaderRelief).optional(),
  /** The chip has a key, and this device could not ask for it. */
  isChipUnasked: z.literal(true).optional(),
});
export type ReaderAnswer = z.infer<typeof ReaderAnswer>;

/** What the device passes on to the chip, before the answer: an APDU in hex. */
export const ReaderTurn = z.object({ chip: z.object({ command: z.string(), talk: z.string() }) });
export type ReaderTurn = z.infer<typeof ReaderTurn>;
export const ReaderCheckAnswer = z.union([ReaderAnswer, ReaderTurn]);

/** Checks that were decided by the lists while there was no connection; repeating one is harmless. No number is kept of a card. */
export const PastChecks = z
  .object({
    checks: z
      .array(z.object({ id: Id, at: Instant, way: z.enum(READER_WAYS), verdict: z.enum(READER_VERDICTS) }).strict())
      .min(1)
      .max(500),
  })
  .strict();
export type PastChecks = z.infer<typeof PastChecks>;

/** Where there is nothing else to say. */
export const ReaderDone = z.object({ done: z.literal(true) });

import { CARD_LISTS, CHIP_LEVELS, MOST_PRICE, SAVING_KINDS } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';
import { ReaderRelief } from './relief.ts';

/** RFC 6749 section 4.4, form-encoded; the client authenticates with HTTP Basic or in the body. */
export const TokenRequest = z.object({
  grant_type: z.literal('client_credentials'),
  client_id: z.string().max(100).optional(),
  client_secret: z.string().max(200).optional(),
  scope: z.string().max(200).optional(),
});
export const TokenAnswer = z.object({
  access_token: z.string(),
  token_type: z.literal('Bearer'),
  expires_in: z.number().int(),
  scope: z.string(),
});

/** By printed number, by chip UID (upper-case hex) or by the code of a virtual card or of the plastic; exactly one. In the body, never in the address. */
const Number = z.string().trim().min(3).max(40);
const Uid = z
  .string()
  .trim()
  .toUpperCase()
  .regex(/^(?:[0-9A-F]{8}|[0-9A-F]{14}|[0-9A-F]{20})$/);
/** What a virtual card shows now, or is printed on the plastic, as it was scanned. */
const Code = z.string().trim().min(20).max(400);
export const CardLookup = z.union([
  z.object({ number: Number }).strict(),
  z.object({ uid: Uid }).strict(),
  z.object({ code: Code }).strict(),
]);
export type CardLookup = z.infer<typeof CardLookup>;

/** A made-up answer of a test key. */
const OfTest = z.literal(true).optional();

/** What is not granted to this partner is not there at all. Fields of a person, packages and discounts stand beside `active` alone. */
export const CardStatus = z.object({
  number: z.string(),
  status: z.enum(['active', 'inactive', 'blocked', 'expired']),
  /** L0: the chip is told by its UID alone, which can be copied; L1: readers can ask it for a key of its own. */
  chipLevel: z.enum(CHIP_LEVELS).nullable(),
  /** The last day; null: without an end. */
  validUntil: CivilDate.nullable().optional(),
  /** Those that hold today. */
  packages: z.array(z.object({ code: z.string(), name: z.string(), validUntil: CivilDate })).optional(),
  /** Discounts of this partner that the card has today. */
  reliefs: z.array(ReaderRelief).optional(),
  name: z.string().optional(),
  /** A JPEG in base64. */
  photo: z.string().nullable().optional(),
  checkedAt: Instant,
  test: OfTest,
});
export type CardStatus = z.infer<typeof CardStatus>;

export const OfCardList = z.object({ list: z.enum(CARD_LISTS) });
export const CardListQuery = z.object({
  /** The version that the program has: then what has changed since is sent, where it is still known, else the whole list. */
  since: z
    .string()
    .regex(/^[\w.-]{1,80}$/)
    .optional(),
});
/** A card of a list. Never who the person is. */
export const CardListLine = z.object({
  /** Null where the number names a newer card by now; such lines come to partners alone that are granted the UID. */
  number: z.string().nullable(),
  status: z.enum(['active', 'inactive', 'blocked', 'expired']),
  validUntil: CivilDate.nullable().optional(),
  /** Upper-case hex; null where the card has no chip. */
  uid: z.string().nullable().optional(),
  /** The card's place in the signed list of statuses. */
  statusIndex: z.number().int().optional(),
  /** Where changes are asked for: the card is on the list now, or is not. */
  change: z.enum(['in', 'out']).optional(),
});
export type CardListLine = z.infer<typeof CardListLine>;
/** The list as one JSON text; `since`: the version from which on these are the changes, null where it is the whole list. */
export const CardListBody = z.object({
  list: z.enum(CARD_LISTS),
  version: z.string(),
  since: z.string().nullable(),
  test: OfTest,
  cards: z.array(CardListLine),
});
export const StatusListQuery = z.object({
  since: z
    .string()
    .regex(/^[0-9a-f]{12}$/)
    .optional(),
  form: z.enum(['cwt', 'jwt']).optional(),
});

/** What a partner gives, for its tills: `savingValue` is percent, or grosze off or for each piece. */
export const PartnerDiscountList = z.object({
  discounts: z.array(
    z.object({
      id: Id,
      name: z.string(),
      description: z.string(),
      packageCode: z.string(),
      savingKind: z.enum(SAVING_KINDS),
      savingValue: z.number().int(),
      validFrom: CivilDate.nullable(),
      validUntil: CivilDate.nullable(),
    }),
  ),
});

const Sale = {
  discountId: Id,
  /** Of all pieces together before the discount, in grosze. */
  price: z.number().int().min(0).max(MOST_PRICE),
  quantity: z.number().int().min(1).max(100).default(1),
  /** What was bought, as the holder reads it; the discount's name where it is not told. */
  item: OpenText.max(120).optional(),
};
/** The card by its printed number, by chip UID or by the code of a virtual card or of the plastic. */
export const NewRedemption = z.union([
  z.object({ ...Sale, number: Number }).strict(),
  z.object({ ...Sale, uid: Uid }).strict(),
  z.object({ ...Sale, code: Code }).strict(),
]);
export type NewRedemption = z.infer<typeof NewRedemption>;
export const RedemptionReceipt = z.object({
  id: Id,
  price: z.number().int(),
  saved: z.number().int(),
  toPay: z.number().int(),
  at: Instant,
  test: OfTest,
});
export type RedemptionReceipt = z.infer<typeof RedemptionReceipt>;

/** The city's public keys (Ed25519, base64url) that codes of virtual cards are checked with, offline too. */
export const CardKeyList = z.object({ keys: z.array(z.object({ id: z.string(), key: z.string() })) });

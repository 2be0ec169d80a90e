import { CARD_STATES } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';
import { registerRow } from './register-contract.ts';
import { CARDS } from './registers/index.ts';

export const CardState = z.enum(CARD_STATES);
export type CardState = z.infer<typeof CardState>;

export const CardPackage = z.object({
  code: z.string(),
  name: z.string(),
  validUntil: CivilDate,
  discounts: z.array(z.string()),
  /** From when on it may be prolonged. */
  extensionFrom: CivilDate.optional(),
});

/** A card as its holder sees it. */
export const HolderCard = z.object({
  id: Id,
  number: z.string(),
  holderName: z.string(),
  state: CardState,
  carrier: z.enum(['physical', 'virtual']).optional(),
  photoFileId: Id.nullable(),
  issuedOn: CivilDate.nullable(),
  validFrom: CivilDate.nullable(),
  validUntil: CivilDate.nullable(),
  pickupPointName: z.string().nullable(),
  /** Of a posted one, where the office knows it. */
  trackingNumber: z.string().nullable().optional(),
  packages: z.array(CardPackage),
});
export type HolderCard = z.infer<typeof HolderCard>;
export const HolderCardList = z.object({ cards: z.array(HolderCard) });
export type HolderCardList = z.infer<typeof HolderCardList>;

/** A line of the register of cards. */
export const CardRow = registerRow(CARDS);
export type CardRow = z.infer<typeof CardRow>;
/** The number is typed or scanned again at the counter, so that the right card is handed over. */
export const PickupRecord = z.object({ number: z.string().trim().max(40) }).strict();

/** A holder blocks the card (004-39). */
export const OwnBlock = z.object({ reason: z.enum(['loss', 'theft', 'other']).default('other') }).strict();
/** Staff say why; kept with the act. */
/** Where the new card is collected, and why it is made. */
export const ReprintOrder = z.object({ pickupPointId: Id, reason: OpenText.min(3).max(500) }).strict();
export type ReprintOrder = z.infer<typeof ReprintOrder>;
export const CardActOrder = z.object({ reason: OpenText.min(1).max(500) }).strict();
/** What was begun: the id of its case. */
export const CardActBegun = z.object({ id: Id, cardId: Id });

export const ResidentDiscount = z.object({
  id: Id,
  name: z.string(),
  partnerName: z.string(),
  category: z.string(),
  description: z.string(),
  packageName: z.string(),
  address: z.string(),
  validUntil: CivilDate.nullable(),
});
export type ResidentDiscount = z.infer<typeof ResidentDiscount>;
export const DiscountList = z.object({ discounts: z.array(ResidentDiscount) });
export type DiscountList = z.infer<typeof DiscountList>;

/** One use of a discount (004-91, 004-92); sums in grosze, the price before the discount. */
export const UsedDiscount = z.object({
  id: Id,
  name: z.string(),
  partnerName: z.string(),
  category: z.string(),
  description: z.string(),
  at: Instant,
  price: z.number().int(),
  saved: z.number().int(),
});
export type UsedDiscount = z.infer<typeof UsedDiscount>;
export const UsedDiscountList = z.object({ used: z.array(UsedDiscount) });
export type UsedDiscountList = z.infer<typeof UsedDiscountList>;

/** A phone that shows the cards of the account. */
export const CardDeviceList = z.object({
  devices: z.array(z.object({ id: Id, name: z.string(), addedAt: Instant, seenAt: Instant })),
  most: z.number().int(),
});
export type CardDeviceList = z.infer<typeof CardDeviceList>;
export const NewCardDevice = z.object({ name: OpenText.min(1).max(60) }).strict();
/** The secret is told once, to the phone. */
export const AddedCardDevice = z.object({ id: Id, secret: z.string() });
export type AddedCardDevice = z.infer<typeof AddedCardDevice>;
/** `anchor`: the last link of the phone's chain, base64url. */
export const CertificateRequest = z
  .object({ secret: z.string().min(20).max(100), anchor: z.string().regex(/^[\w-]{22}$/) })
  .strict();
/** Cards as a phone shows them, signed for so long. */
export const CertifiedCards = z.object({
  cards: z.array(
    z.object({
      id: Id,
      number: z.string(),
      holderName: z.string(),
      state: CardState,
      validUntil: CivilDate.nullable(),
      photoFileId: Id.nullable(),
      certificate: z.string().nullable(),
    }),
  ),
  issuedAt: Instant,
  expiresAt: Instant,
});
export type CertifiedCards = z.infer<typeof CertifiedCards>;

import { PARTNER_OFFER_STATES, SAVING_KINDS } from '@karta/domain';
import * as z from 'zod';
import { CivilDate, Id, Instant, OpenText } from './plain-values.ts';

const Words = {
  /** The discount that it changes; null: a new one. */
  discountId: Id.nullable(),
  packageCode: z.string().max(40),
  name: OpenText.min(1).max(120),
  description: OpenText.min(1).max(1000),
  savingKind: z.enum(SAVING_KINDS),
  /** Percent, or grosze. */
  savingValue: z.number().int().min(0).max(10_000_000),
  validFrom: CivilDate.nullable(),
  validUntil: CivilDate.nullable(),
};
/** An offer as a partner's manager writes it; `send`: to the office at once. */
export const OfferDraft = z.object({ ...Words, send: z.boolean() }).strict();
export type OfferDraft = z.infer<typeof OfferDraft>;
export const OfferChange = z.object({ ...Words, send: z.boolean(), version: z.number().int().min(1) }).strict();
export type OfferChange = z.infer<typeof OfferChange>;

export const PartnerOfferView = z.object({
  ...Words,
  id: Id,
  packageName: z.string(),
  state: z.enum(PARTNER_OFFER_STATES),
  version: z.number().int(),
  writtenBy: z.string(),
  writtenAt: Instant,
  sentAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  /** Why the office refused it. */
  reason: z.string().nullable(),
});
export type PartnerOfferView = z.infer<typeof PartnerOfferView>;

/** A discount of the partner as it holds now, so that a change of it can be proposed. */
export const OwnDiscount = z.object({
  id: Id,
  packageCode: z.string(),
  packageName: z.string(),
  name: z.string(),
  description: z.string(),
  savingKind: z.enum(SAVING_KINDS),
  savingValue: z.number().int(),
  validFrom: CivilDate.nullable(),
  validUntil: CivilDate.nullable(),
});
export type OwnDiscount = z.infer<typeof OwnDiscount>;
export const DeskOffers = z.object({
  offers: z.array(PartnerOfferView),
  discounts: z.array(OwnDiscount),
  packages: z.array(z.object({ code: z.string(), name: z.string() })),
});
export type DeskOffers = z.infer<typeof DeskOffers>;

/** An offer that waits for the office; `now`: what it would change. */
export const WaitingOffer = PartnerOfferView.extend({
  partnerId: Id,
  partnerName: z.string(),
  now: OwnDiscount.nullable(),
});
export type WaitingOffer = z.infer<typeof WaitingOffer>;
export const WaitingOffers = z.object({ offers: z.array(WaitingOffer) });
export type WaitingOffers = z.infer<typeof WaitingOffers>;
/** `version`: the one that was read, so that nobody accepts what has changed since. */
export const OfferDecision = z
  .object({ version: z.number().int().min(1), accept: z.boolean(), reason: OpenText.max(500) })
  .strict()
  .refine(({ accept, reason }) => accept || reason.length >= 3, { path: ['reason'], params: { code: 'MISSING' } });
export type OfferDecision = z.infer<typeof OfferDecision>;

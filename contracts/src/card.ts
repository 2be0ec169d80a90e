import { CARD_STATES } from '@karta/domain';
import * as z from 'zod';
import { EXPORT_END, LIST_END, ListQuery } from './list.ts';
import { CivilDate, Id, Instant, Text } from './plain-values.ts';

export const CardState = z.enum(CARD_STATES);
export type CardState = z.infer<typeof CardState>;

export const CardPackage = z.object({
  code: z.string(),
  name: z.string(),
  validUntil: CivilDate,
  discounts: z.array(z.string()),
});

/** A card as its holder sees it. */
export const HolderCard = z.object({
  id: Id,
  number: z.string(),
  holderName: z.string(),
  state: CardState,
  photoFileId: Id.nullable(),
  issuedOn: CivilDate.nullable(),
  validFrom: CivilDate.nullable(),
  validUntil: CivilDate.nullable(),
  pickupPointName: z.string().nullable(),
  packages: z.array(CardPackage),
});
export type HolderCard = z.infer<typeof HolderCard>;
export const HolderCardList = z.object({ cards: z.array(HolderCard) });
export type HolderCardList = z.infer<typeof HolderCardList>;

/** A line of the register of cards. */
export const CardRow = z.object({
  id: Id,
  number: z.string(),
  holderName: z.string(),
  state: CardState,
  pickupPointName: z.string().nullable(),
  applicationId: Id.nullable(),
  applicationNumber: z.number().int().nullable(),
  createdAt: Instant,
  readyAt: Instant.nullable(),
  issuedAt: Instant.nullable(),
  issuedBy: z.string().nullable(),
  validUntil: CivilDate.nullable(),
});
export type CardRow = z.infer<typeof CardRow>;
export const CardList = z.object({ cards: z.array(CardRow), ...LIST_END });
export type CardList = z.infer<typeof CardList>;
export const CardQuery = ListQuery.extend({ state: CardState.optional(), point: Id.optional() });
export const CardExport = z.object({ rows: z.array(CardRow), ...EXPORT_END });
/** The number is typed or scanned again at the counter, so that the right card is handed over. */
export const PickupRecord = z.object({ number: z.string().trim().max(40) }).strict();

/** A holder blocks the card (004-39). */
export const OwnBlock = z.object({ reason: z.enum(['loss', 'theft', 'other']).default('other') }).strict();
/** Staff say why; kept with the act. */
export const CardActOrder = z.object({ reason: Text.min(1).max(500) }).strict();
/** What was begun: the id of its case. */
export const CardActBegun = z.object({ id: Id, cardId: Id });

export const Benefit = z.object({
  name: z.string(),
  partnerName: z.string(),
  category: z.string(),
  description: z.string(),
  packageName: z.string(),
});
export const BenefitList = z.object({ benefits: z.array(Benefit) });
export type BenefitList = z.infer<typeof BenefitList>;

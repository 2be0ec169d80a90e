import { PARTNER_PERSON_STATES, PARTNER_ROLES, SAVING_KINDS } from '@karta/domain';
import * as z from 'zod';
import { TownLook } from './city.ts';
import { CardStatus } from './partner.ts';
import { CivilDate, Email, Id, Instant, OpenText } from './plain-values.ts';

const Grosze = z.number().int();
const Role = z.enum(PARTNER_ROLES);

/** Who is signed in at a partner's desk; nobody: null. */
export const DeskSession = z.object({
  cityName: z.string(),
  look: TownLook,
  notice: z.string().nullable(),
  person: z.object({ id: Id, name: z.string(), email: z.string(), role: Role, partnerName: z.string() }).nullable(),
});
export type DeskSession = z.infer<typeof DeskSession>;

/** Somebody of a partner, as the office and the partner's managers see them. */
export const PartnerPersonRow = z.object({
  id: Id,
  name: z.string(),
  email: z.string(),
  role: Role,
  state: z.enum(PARTNER_PERSON_STATES),
  addedAt: Instant,
  /** Null: no session is open. */
  lastUsed: Instant.nullable(),
});
export type PartnerPersonRow = z.infer<typeof PartnerPersonRow>;
export const PartnerPeopleList = z.object({ people: z.array(PartnerPersonRow) });
export type PartnerPeopleList = z.infer<typeof PartnerPeopleList>;
const Name = OpenText.min(1).max(120);
export const NewPartnerPerson = z.object({ name: Name, email: Email, role: Role }).strict();
export type NewPartnerPerson = z.infer<typeof NewPartnerPerson>;
export const PartnerPersonChange = z.object({ name: Name, role: Role }).strict();
export type PartnerPersonChange = z.infer<typeof PartnerPersonChange>;

/** A discount that the till may choose. */
export const DeskDiscount = z.object({
  id: Id,
  name: z.string(),
  packageName: z.string(),
  savingKind: z.enum(SAVING_KINDS),
  savingValue: z.number().int(),
});
export type DeskDiscount = z.infer<typeof DeskDiscount>;
/** Whether a card is good, and what can be given for it; none for a card that is not. */
export const DeskCheck = z.object({
  card: CardStatus.omit({ reliefs: true, test: true }),
  discounts: z.array(DeskDiscount),
  /** False: the partner is not told what the card has; whether it fits is found when the redemption is noted. */
  areHeld: z.boolean(),
});
export type DeskCheck = z.infer<typeof DeskCheck>;

/** Why a redemption was taken back. */
export const Reversal = z.object({ reason: OpenText.min(3).max(200) }).strict();
/** A redemption as whoever noted it sees it; never whose card it was. */
export const RedemptionRow = z.object({
  id: Id,
  at: Instant,
  discountName: z.string(),
  item: z.string(),
  quantity: z.number().int(),
  price: Grosze,
  saved: Grosze,
  /** Who noted it; null: the partner's program. */
  by: z.string().nullable(),
  reversedAt: Instant.nullable(),
  reversalReason: z.string().nullable(),
  /** Whoever asks may take it back now. */
  mayReverse: z.boolean(),
});
export type RedemptionRow = z.infer<typeof RedemptionRow>;

export const DayQuery = z.object({ date: CivilDate.optional() });
/** Sums of what was not taken back; `turnover`: prices before the discount. */
export const RedemptionSum = z.object({
  count: z.number().int(),
  turnover: Grosze,
  saved: Grosze,
  reversed: z.number().int(),
});
export type RedemptionSum = z.infer<typeof RedemptionSum>;
export const DeskDay = z.object({
  date: CivilDate,
  sum: RedemptionSum,
  /** By person, for a manager; `name` null: the partner's program. */
  people: z.array(RedemptionSum.extend({ name: z.string().nullable() })),
  redemptions: z.array(RedemptionRow),
  /** There were more than are listed; sums hold for all. */
  isCut: z.boolean(),
});
export type DeskDay = z.infer<typeof DeskDay>;

/** Both days included. */
export const DeskSpan = z.object({ from: CivilDate, until: CivilDate });
export const DeskStatistics = z.object({
  sum: RedemptionSum,
  days: z.array(RedemptionSum.extend({ date: CivilDate })),
  months: z.array(RedemptionSum.extend({ month: z.string() })),
  offers: z.array(RedemptionSum.extend({ name: z.string() })),
});
export type DeskStatistics = z.infer<typeof DeskStatistics>;

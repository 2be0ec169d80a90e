/** What somebody of a partner may do at the partner's page: the till alone, or also offers, sums of all, people and keys. */
export const PARTNER_ROLES = ['cashier', 'manager'] as const;
export type PartnerRole = (typeof PARTNER_ROLES)[number];

/** `invited`: the letter is out, and no password is set yet. */
export const PARTNER_PERSON_STATES = ['invited', 'active', 'off'] as const;

/** An offer that a partner writes; one that was accepted is a discount, and a change of it is another offer. */
export const PARTNER_OFFER_STATES = ['draft', 'sent', 'accepted', 'rejected'] as const;
export type PartnerOfferState = (typeof PARTNER_OFFER_STATES)[number];

/** People of one partner who can sign in at one time. */
export const MOST_PARTNER_PEOPLE = 200;
/** Offers of one partner that are written or wait at one time. */
export const MOST_OPEN_OFFERS = 50;

const REVERSAL_MS = 24 * 3_600_000;

/**
 * Whether a redemption can still be taken back: within a day of it, by whoever noted it or a manager; the partner's program (no
 * person) takes back any of the partner's.
 */
export function mayReverse(
  { at, personId }: { readonly at: Date; readonly personId: string | null },
  by: { readonly id: string; readonly role: PartnerRole } | null,
  now: Date,
): 'yes' | 'too-late' | 'not-own' {
  if (by?.role === 'cashier' && by.id !== personId) return 'not-own';
  return now.getTime() - at.getTime() <= REVERSAL_MS ? 'yes' : 'too-late';
}

/** What the program of a partner may ask and tell. */
export const PARTNER_SCOPES = ['card.status', 'card.list', 'redemption.write'] as const;

/**
 * What a partner may be told of a card beside its number and its status (000-07); what is not granted is never on the wire.
 * `uid` and `statusIndex` stand in the lists of cards alone: the chip's number, and the card's place in the signed list.
 */
export const PARTNER_FIELDS = ['validUntil', 'packages', 'reliefs', 'name', 'photo', 'uid', 'statusIndex'] as const;
export type PartnerField = (typeof PARTNER_FIELDS)[number];
/** What a partner is told where the office has chosen nothing. */
export const FIRST_PARTNER_FIELDS: readonly PartnerField[] = ['validUntil', 'packages'];

/** Lists of cards that partners take: those that are good today, and all others that were handed over or lie ready. */
export const CARD_LISTS = ['white', 'black'] as const;
export type CardListName = (typeof CARD_LISTS)[number];

/** Keys of one partner that work at one time. */
export const MOST_PARTNER_KEYS = 10;
/** A key that was exchanged works on for so many days at most, and for so many where the office does not say. */
export const KEY_OVERLAP_DAYS = { most: 90, first: 14 } as const;

/** `ending`: exchanged for another one, and works on until its day. */
export const PARTNER_KEY_STATES = ['active', 'ending', 'ended', 'revoked'] as const;
export type PartnerKeyState = (typeof PARTNER_KEY_STATES)[number];

/** Whether a key works, and for how long. */
export function partnerKeyState(
  key: { readonly endsAt: Date | null; readonly revokedAt: Date | null },
  now: Date,
): PartnerKeyState {
  if (key.revokedAt) return 'revoked';
  if (!key.endsAt) return 'active';
  return key.endsAt > now ? 'ending' : 'ended';
}

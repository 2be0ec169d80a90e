import type { CardState } from '../cards.ts';
import type { ReaderVerdict } from '../readers.ts';

/** What the list says of an index, in two bits (draft-ietf-oauth-status-list, 7.1); 3 is the application's own: not handed over yet. */
export const CARD_STATUS = { valid: 0, invalid: 1, suspended: 2, notIssued: 3 } as const;
export type CardStatus = (typeof CARD_STATUS)[keyof typeof CARD_STATUS];

const OF_STATE: Readonly<Record<CardState, CardStatus>> = {
  'in-production': CARD_STATUS.notIssued,
  ready: CARD_STATUS.notIssued,
  sent: CARD_STATUS.notIssued,
  active: CARD_STATUS.valid,
  blocked: CARD_STATUS.suspended,
  expired: CARD_STATUS.invalid,
  returned: CARD_STATUS.invalid,
  'not-collected': CARD_STATUS.invalid,
  spoiled: CARD_STATUS.invalid,
};

/** The status of a card on a day: a blocked one may come back, one that another has replaced does not. */
export function cardStatus(
  card: { readonly state: CardState; readonly validUntil: string | null; readonly isReplaced: boolean },
  today: string,
): CardStatus {
  const isOver = card.state === 'active' && card.validUntil !== null && card.validUntil < today;
  const isGone = card.state === 'blocked' && card.isReplaced;
  return isOver || isGone ? CARD_STATUS.invalid : OF_STATE[card.state];
}

/** What a controller is told where the list decides. */
export const verdictOf = (status: CardStatus): ReaderVerdict =>
  status === CARD_STATUS.valid ? 'valid' : status === CARD_STATUS.suspended ? 'blocked' : 'inactive';

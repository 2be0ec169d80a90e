import { CardError } from './card-error.ts';
import type { ErrorCode } from './error-codes.ts';

/** States of a card; a card, an application, a package and an account are four life cycles. */
export const CARD_STATES = [
  'in-production',
  'ready',
  'sent',
  'active',
  'blocked',
  'expired',
  'returned',
  'not-collected',
  'spoiled',
] as const;
export type CardState = (typeof CARD_STATES)[number];

/** What happens to a card; the audit row of it is `card.<act>`. */
export type CardAction =
  | 'ready'
  | 'give-up'
  | 'spoil'
  | 'hand-over'
  | 'send'
  | 'activate'
  | 'come-back'
  | 'withdraw'
  | 'block'
  | 'replace'
  | 'unblock'
  | 'return'
  | 'expire'
  | 'renew';

export interface CardTransition {
  readonly to: CardState;
  /** The moment of the act is kept there. */
  readonly stamps?: 'readyAt' | 'sentAt' | 'cameBackAt' | 'issuedAt' | 'blockedAt' | 'returnedAt' | 'withdrawnAt';
  /** What the card has no longer. A chip that is not bound any more is free for the next card. */
  readonly clears?: readonly ('blockedAt' | 'uid' | 'uidIndex' | 'chipKeyVersion')[];
}

const SPOILED = { to: 'spoiled', clears: ['uid', 'uidIndex', 'chipKeyVersion'] } as const;

/**
 * (state, act) → state and what goes with it: one table for the API, the buttons and the processes. What it does not have
 * does not happen. Sources: 000-20 and 004-41 (blocked at once), 004-42 (unblocked), 004-48 (replaced), 004-63 (renewed), B-11 (given up),
 * D-11 (posted inactive, activated by its holder).
 */
export const CARD_TRANSITIONS: Readonly<Record<CardState, Readonly<Partial<Record<CardAction, CardTransition>>>>> = {
  'in-production': {
    ready: { to: 'ready', stamps: 'readyAt' },
    'give-up': SPOILED,
    spoil: SPOILED,
  },
  ready: {
    'hand-over': { to: 'active', stamps: 'issuedAt' },
    send: { to: 'sent', stamps: 'sentAt' },
    withdraw: { to: 'not-collected', stamps: 'withdrawnAt' },
    spoil: SPOILED,
  },
  sent: {
    activate: { to: 'active', stamps: 'issuedAt' },
    'come-back': { to: 'ready', stamps: 'cameBackAt' },
    withdraw: { to: 'not-collected', stamps: 'withdrawnAt' },
    spoil: SPOILED,
  },
  active: {
    block: { to: 'blocked', stamps: 'blockedAt' },
    replace: { to: 'blocked', stamps: 'blockedAt' },
    return: { to: 'returned', stamps: 'returnedAt' },
    expire: { to: 'expired' },
  },
  blocked: {
    unblock: { to: 'active', clears: ['blockedAt'] },
    replace: { to: 'blocked' },
  },
  expired: { renew: { to: 'active' } },
  returned: {},
  'not-collected': {},
  spoiled: {},
};

/** True when the table has it. */
export function canCard(act: CardAction, state: CardState): boolean {
  return CARD_TRANSITIONS[state][act] !== undefined;
}

const CARD_REFUSALS: Partial<Record<CardAction, ErrorCode>> = {
  block: 'CARD_NOT_BLOCKABLE',
  unblock: 'CARD_NOT_BLOCKED',
  return: 'CARD_NOT_RETURNABLE',
  send: 'CARD_NOT_TO_BE_POSTED',
  activate: 'CARD_NOT_POSTED',
  'come-back': 'CARD_NOT_POSTED',
};

/** Why a card is not in a state for the act. */
export function cardRefusal(act: CardAction): CardError {
  return new CardError(CARD_REFUSALS[act] ?? 'CARD_NOT_READY');
}

/** What the act makes of a card in that state. @throws CardError where the table does not have it */
export function cardTransition(act: CardAction, state: CardState): CardTransition {
  const transition = CARD_TRANSITIONS[state][act];
  if (!transition) throw cardRefusal(act);
  return transition;
}

/** How a chip is told from a copy. L0: by its UID alone. L1: it proves an AES key of its own. */
export const CHIP_LEVELS = ['L0', 'L1'] as const;
export type ChipLevel = (typeof CHIP_LEVELS)[number];

/** The level of a card's chip; `null` where it has none. */
export function chipLevel(card: {
  readonly uidIndex: unknown;
  readonly chipKeyVersion: number | null;
}): ChipLevel | null {
  if (card.chipKeyVersion !== null) return 'L1';
  return card.uidIndex === null ? null : 'L0';
}

/** Does this card stand in the way of a first issue? Spoiled, returned, expired and not-collected ones do not. */
export function isLivingCard(state: CardState): boolean {
  return ['in-production', 'ready', 'sent', 'active', 'blocked'].includes(state);
}

export type PartnerCardStatus = 'active' | 'inactive' | 'blocked' | 'expired';

/**
 * What a partner is told of a card: no more than whether it is good today.
 * `validUntil` and `today` are civil dates of the city; the last day of validity still counts.
 */
export function partnerStatus(state: CardState, validUntil: string | null, today: string): PartnerCardStatus {
  if (state === 'expired' || (state === 'active' && validUntil !== null && validUntil < today)) return 'expired';
  if (state === 'active') return 'active';
  return state === 'blocked' ? 'blocked' : 'inactive';
}

/**
 * Prints a serial in the programme's mask (requirements T8): `01-######` and 18 give `01-000018`; a `*` is the check digit
 * of all digits before it, by Luhn (ISO/IEC 7812-1). A serial that outgrows its place makes the number longer.
 */
export function formatCardNumber(mask: string, serial: number): string {
  const width = mask.split('#').length - 1;
  const number = mask.replace(/#+/, String(serial).padStart(width, '0'));
  return number.replace('*', (_star, at: number) => luhnDigit(number.slice(0, at)));
}

/** The digit that makes the sum of Luhn a multiple of ten; signs between the digits do not count. */
function luhnDigit(text: string): string {
  const digits = [...text.replace(/\D/g, '')].map(Number).toReversed();
  const sum = digits.reduce((total, digit, index) => {
    const weighed = index % 2 === 0 ? digit * 2 : digit;
    return total + (weighed > 9 ? weighed - 9 : weighed);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}

/** States of a card; a card, an application, a package and an account are four life cycles. */
export const CARD_STATES = [
  'in-production',
  'ready',
  'active',
  'blocked',
  'expired',
  'returned',
  'not-collected',
  'spoiled',
] as const;
export type CardState = (typeof CARD_STATES)[number];
export type CardAction = 'hand-over' | 'spoil' | 'block' | 'return' | 'duplicate' | 'renew' | 'unblock';

/** One table for the API, the buttons and the process (style, section 4). */
export const CARD_ACTIONS = {
  'in-production': ['spoil'],
  ready: ['hand-over', 'spoil'],
  active: ['block', 'return', 'duplicate', 'renew'],
  blocked: ['unblock', 'duplicate'],
  expired: ['renew'],
} as const satisfies Partial<Record<CardState, readonly CardAction[]>>;

/** True when the table allows it. */
export function canCard(action: CardAction, state: CardState): boolean {
  const actions: Partial<Record<CardState, readonly CardAction[]>> = CARD_ACTIONS;
  return actions[state]?.includes(action) ?? false;
}

/** Does this card stand in the way of a first issue? Spoiled, returned, expired and not-collected ones do not. */
export function isLivingCard(state: CardState): boolean {
  return ['in-production', 'ready', 'active', 'blocked'].includes(state);
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

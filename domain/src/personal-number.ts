const PESEL_WEIGHTS = [1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1];
/** Three letters and six digits, the first of them the check digit. */
const IDENTITY_CARD_WEIGHTS = [7, 3, 1, 9, 7, 3, 1, 7, 3];
/** Two letters and seven digits, the first of them the check digit. */
const PASSPORT_WEIGHTS = [7, 3, 9, 1, 7, 3, 1, 7, 3];

const NOT_WITHIN_MORE = [String.raw`(?<![\p{L}\d])`, String.raw`(?![\p{L}\d])`] as const;
const found = (shape: string): RegExp => new RegExp(NOT_WITHIN_MORE.join(shape), 'giu');

/** Letters count 10 to 35, as in machine readable documents. */
const valueOf = (sign: string): number => Number.parseInt(sign, 36);

const isChecked = (text: string, weights: readonly number[]): boolean =>
  [...text].reduce((sum, sign, at) => sum + valueOf(sign) * (weights[at] ?? 0), 0) % 10 === 0;

const checkedBy =
  (shape: RegExp, weights: readonly number[]) =>
  (text: string): 'FORMAT' | 'CHECK_DIGIT' | null =>
    !shape.test(text) ? 'FORMAT' : isChecked(text, weights) ? null : 'CHECK_DIGIT';

/** What is wrong with the number of a document, in capitals without spaces; null when it is right. */
export const CHECKED_NUMBERS = {
  idCard: checkedBy(/^[A-Z]{3}\d{6}$/, IDENTITY_CARD_WEIGHTS),
  passport: checkedBy(/^[A-Z]{2}\d{7}$/, PASSPORT_WEIGHTS),
} as const;

const KINDS = [
  { shape: found(String.raw`\d{11}`), weights: PESEL_WEIGHTS },
  { shape: found(String.raw`[a-z]{3}[ -]?\d{6}`), weights: IDENTITY_CARD_WEIGHTS },
  { shape: found(String.raw`[a-z]{2}[ -]?\d{7}`), weights: PASSPORT_WEIGHTS },
];

/**
 * Whether a text holds what can only be a PESEL, or the number of a Polish identity card or passport: right shape, right check
 * digit. Such numbers belong into fields that are sealed, not into notes and reasons.
 * Sources: Act of 24 September 2010 on population registration, art. 15; the check digits of identity documents as ICAO 9303
 * values letters, with the weights of the Polish document series.
 */
export function hasPersonalNumber(text: string): boolean {
  return KINDS.some(({ shape, weights }) =>
    [...text.matchAll(shape)].some(([match]) => isChecked(match.replace(/[ -]/, ''), weights)),
  );
}

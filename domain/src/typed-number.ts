/** Spaces of every kind, dashes and points with which people group digits; a label such as `PESEL:` in front. */
const GROUPING = /[\s\p{Pd}.\u00ad\u200b-\u200f\u2060\ufeff]/gu;
const LABEL = /^\s*[\p{L} ]+:/u;

/** A PESEL as it was typed or pasted, without label and grouping; what holds anything else is only trimmed. */
export function typedPesel(text: string): string {
  const digits = text.replace(LABEL, '').replace(GROUPING, '');
  return /^\d+$/.test(digits) ? digits : text.trim();
}

/** A Polish postal code as `00-000`; what has no five digits is only trimmed. */
export function typedPostalCode(text: string): string {
  const digits = text.replace(GROUPING, '');
  return /^\d{5}$/.test(digits) ? `${digits.slice(0, 2)}-${digits.slice(2)}` : text.trim();
}

/** A card's number without grouping, in capitals: the form in which two spellings of one number are equal. */
export const typedCardNumber = (text: string): string => text.replace(GROUPING, '').toUpperCase();

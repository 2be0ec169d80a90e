/** Signs that word processors, phones and documents put into names without being seen. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]/g;
const DASHES = /[\p{Pd}\u2212]/gu;
const APOSTROPHES = /['‘’‛ʻʼʹ´`′]/g;

/** Longest part of a name that is taken. */
export const LONGEST_NAME = 80;

/** A text in one form: NFC, every space one space, nothing invisible. */
export const plainText = (text: string): string =>
  text.normalize('NFC').replace(INVISIBLE, '').replace(/\s+/g, ' ').trim();

/** A name in one form: as `plainText`, every dash a hyphen, every apostrophe ’. A dash alone, as forms are filled, is no name. */
export function plainName(text: string): string {
  const name = plainText(text).replace(DASHES, '-').replace(APOSTROPHES, '’').replace(/ ?- ?/g, '-');
  return /^-*$/.test(name) ? '' : name;
}

/** Whether a text in plain form is a name: letters of any script with marks, spaces, hyphens, points and apostrophes. */
export const isPersonName = (name: string): boolean =>
  name.length <= LONGEST_NAME && /^’?\p{L}[\p{L}\p{M}’ .-]*$/u.test(name);

/** Whether all letters are Latin ones: a card is printed, and found in other registers, in these alone. */
export const isInLatinLetters = (name: string): boolean => /^[\p{Script=Latin}\p{M}\P{L}]*$/u.test(name);

/** Given names and surname as they are written; people with one name have only one of the two. */
export const fullName = ({ firstName, lastName }: { readonly firstName: string; readonly lastName: string }): string =>
  `${firstName} ${lastName}`.trim();

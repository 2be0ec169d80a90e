/**
 * Latin letters that Unicode does not take apart (NFD leaves them whole), in plain letters. One table for SMS, search and
 * similarity. The database folds by the same table: `km_fold` (db/migrations), which a test compares with it.
 */
export const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  đ: 'd',
  Đ: 'D',
  ð: 'd',
  Ð: 'D',
  ħ: 'h',
  Ħ: 'H',
  ı: 'i',
  ø: 'o',
  Ø: 'O',
  ŧ: 't',
  Ŧ: 'T',
  ə: 'e',
  Ə: 'E',
  ß: 'ss',
  ẞ: 'SS',
  æ: 'ae',
  Æ: 'AE',
  œ: 'oe',
  Œ: 'OE',
  þ: 'th',
  Þ: 'Th',
};

/** One sign without its marks: `ż` → `z`, `ß` → `ss`; a sign without a plain form stays. */
export const withoutMarks = (sign: string): string =>
  WHOLE_LETTERS[sign] ??
  ([...sign.normalize('NFD').replace(/\p{M}/gu, '')].map((one) => WHOLE_LETTERS[one] ?? one).join('') || sign);

/** Signs that are not told apart: dashes, apostrophes, and what is not seen. */
const DROPPED = /[\p{M}\p{Pd}'’‘ʼ´`\u00ad\u200b-\u200f\u2060\ufeff]/gu;

/** One sign as it is compared: small, without marks; nothing for a dash or an apostrophe. */
export const foldSign = (sign: string): string => withoutMarks(sign).toLowerCase().replace(DROPPED, '');

/**
 * The form in which texts are compared and found (000-27): small letters without marks, apostrophes and dashes dropped,
 * every space one space. `Wójcik-Śliż` → `wojciksliz`, `O’Brien` → `obrien`.
 */
export const foldText = (text: string): string =>
  [...text.normalize('NFC')].map(foldSign).join('').replace(/\s+/g, ' ').trim();

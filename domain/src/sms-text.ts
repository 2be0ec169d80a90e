import { withoutMarks } from './folding.ts';
import { BASIC, EXTENDED } from './gsm-alphabet.ts';

/** Signs of texts that have a plain form, but are no letters. */
const PLAIN: Readonly<Record<string, string>> = {
  '„': '"',
  '”': '"',
  '“': '"',
  '«': '"',
  '»': '"',
  '‟': '"',
  '’': "'",
  '‘': "'",
  '‚': "'",
  ʼ: "'",
  '´': "'",
  '′': "'",
  '…': '...',
  '•': '*',
  '·': '*',
  '×': 'x',
  '−': '-',
  '\u00ad': '',
  '\ufeff': '',
};

export type SmsSize = { alphabet: 'gsm-7' | 'ucs-2'; length: number; parts: number };

/**
 * Alphabet, length in its units and number of parts (3GPP TS 23.038 and 23.040, 9.2.3.24.1: 160 septets alone, 153 a part; 70 UTF-16
 * units alone, 67 a part). Neither an escaped sign nor a surrogate pair is torn between two parts.
 */
export function smsSize(text: string): SmsSize {
  const signs = [...text];
  const isGsm = signs.every((sign) => BASIC.has(sign) || EXTENDED.has(sign));
  const sizes = signs.map((sign) => (isGsm ? (EXTENDED.has(sign) ? 2 : 1) : sign.length));
  const length = sizes.reduce((sum, size) => sum + size, 0);
  const [alone, inPart] = isGsm ? [160, 153] : [70, 67];
  const parts = length <= alone ? 1 : partsOf(sizes, inPart);
  return { alphabet: isGsm ? 'gsm-7' : 'ucs-2', length, parts };
}

function partsOf(sizes: readonly number[], room: number): number {
  let parts = 1;
  let used = 0;
  for (const size of sizes) {
    if (used + size > room) {
      parts += 1;
      used = 0;
    }
    used += size;
  }
  return parts;
}

/** Writes the text in the GSM 7-bit alphabet: letters lose their marks, quotes, dashes and spaces become plain, the rest "?". */
export function transliterate(text: string): string {
  return [...text.normalize('NFC')].map(inGsm).join('');
}

function inGsm(sign: string): string {
  if (BASIC.has(sign) || EXTENDED.has(sign)) return sign;
  if (/[\p{Zs}\t]/u.test(sign)) return ' ';
  if (/\p{Pd}/u.test(sign)) return '-';
  if (/[\u200b-\u200f\u2060-\u2064]/.test(sign)) return '';
  const plain = PLAIN[sign] ?? withoutMarks(sign);
  return [...plain].every((one) => BASIC.has(one)) ? plain : '?';
}

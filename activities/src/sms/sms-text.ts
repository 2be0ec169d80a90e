const BASIC =
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑܧ¿abcdefghijklmnopqrstuvwxyzäöñüà';
const basic = new Set(BASIC);
const extended = new Set('^{}\\[]~|€');

const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'L',
  '„': '"',
  '”': '"',
  '“': '"',
  '’': "'",
  '‘': "'",
  '–': '-',
  '—': '-',
  '…': '...',
  '\u00a0': ' ',
  '‑': '-',
};

export type SmsSize = { alphabet: 'gsm-7' | 'ucs-2'; length: number; parts: number };

/** Alphabet, length in its units and number of parts (3GPP TS 23.038: 160/153 septets, 70/67 UTF-16 units). */
export function smsSize(text: string): SmsSize {
  const signs = [...text];
  const isGsm = signs.every((sign) => basic.has(sign) || extended.has(sign));
  if (!isGsm)
    return { alphabet: 'ucs-2', length: text.length, parts: text.length <= 70 ? 1 : Math.ceil(text.length / 67) };
  const length = signs.reduce((sum, sign) => sum + (extended.has(sign) ? 2 : 1), 0);
  return { alphabet: 'gsm-7', length, parts: length <= 160 ? 1 : Math.ceil(length / 153) };
}

/** Writes the text in the GSM 7-bit alphabet: Polish letters lose their marks, quotes and dashes become plain, the rest "?". */
export function transliterate(text: string): string {
  return [...text.normalize('NFC')]
    .map((sign) => {
      if (basic.has(sign) || extended.has(sign)) return sign;
      const plain = PLAIN[sign] ?? sign.normalize('NFD').replace(/\p{M}/gu, '');
      return plain !== '' && [...plain].every((one) => basic.has(one)) ? plain : '?';
    })
    .join('');
}

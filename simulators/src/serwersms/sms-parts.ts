const BASIC = new Set(
  '@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&\'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑܧ¿abcdefghijklmnopqrstuvwxyzäöñüà',
);
const EXTENDED = new Set('^{}\\[]~|€');

export function isOutsideGsm7(text: string): boolean {
  return [...text].some((sign) => !BASIC.has(sign) && !EXTENDED.has(sign));
}

/** GSM 03.38: 160 characters or 153 a part; UCS-2: 70 or 67 a part. */
export function partsOf(text: string): number {
  if (isOutsideGsm7(text)) return text.length <= 70 ? 1 : Math.ceil(text.length / 67);
  const length = [...text].reduce((sum, sign) => sum + (EXTENDED.has(sign) ? 2 : 1), 0);
  return length <= 160 ? 1 : Math.ceil(length / 153);
}

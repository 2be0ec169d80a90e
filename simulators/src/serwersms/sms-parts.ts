/** Signs of the GSM 03.38 default alphabet, as its rows are printed; Ü and § by number, since a copy once lost them. */
const ROWS = [
  '@£$¥èéùìòÇ\nØø\rÅå',
  'Δ_ΦΓΛΩΠΨΣΘΞÆæßÉ',
  ' !"#¤%&\'()*+,-./',
  '0123456789:;<=>?',
  '¡ABCDEFGHIJKLMNO',
  'PQRSTUVWXYZÄÖÑ\u00dc\u00a7',
  '¿abcdefghijklmno',
  'pqrstuvwxyzäöñüà',
];
const SEPTETS = new Map<string, number>(ROWS.flatMap((row) => [...row].map((sign) => [sign, 1] as const)));
for (const sign of '\f^{}\\[~]|€') SEPTETS.set(sign, 2);

export function isOutsideGsm7(text: string): boolean {
  return [...text].some((sign) => !SEPTETS.has(sign));
}

/** GSM 03.38: 160 characters or 153 a part; UCS-2: 70 or 67 a part. A sign of two units stays in one part. */
export function partsOf(text: string): number {
  const isWide = isOutsideGsm7(text);
  const [whole, room] = isWide ? [70, 67] : [160, 153];
  const units = [...text].map((sign) => (isWide ? sign.length : (SEPTETS.get(sign) ?? 1)));
  if (units.reduce((sum, each) => sum + each, 0) <= whole) return 1;
  const filled: number[] = [0];
  for (const each of units) {
    const last = filled.length - 1;
    if ((filled[last] ?? 0) + each <= room) filled[last] = (filled[last] ?? 0) + each;
    else filled.push(each);
  }
  return filled.length;
}

import { MOST_PRICE } from '@karta/domain';

/** What somebody typed as a price: `24`, `24,5`, `1 024,00 zł`. In grosze; null where it is no price. */
export function groszeOf(typed: string): number | null {
  const plain = typed.replace(/zł$/i, '').replace(/[\s\u00a0]/g, '');
  if (!/^\d{1,7}(?:[,.]\d{1,2})?$/.test(plain)) return null;
  const [whole = '', rest = ''] = plain.split(/[,.]/);
  const grosze = Number(whole) * 100 + Number(rest.padEnd(2, '0'));
  return grosze <= MOST_PRICE ? grosze : null;
}

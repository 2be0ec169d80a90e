import { MOST_PRINT_SHIFT } from '@karta/domain';

/** Tenths of a millimetre as they are typed and read: `-0,4`. */
export const inMillimetres = (tenths: number): string => String(tenths / 10).replace('.', ',');

/** What was typed, in tenths of a millimetre; null where it is no number with one decimal, or too far. */
export function tenthsFrom(typed: string): number | null {
  const plain = typed.trim().replace(/^[−–]/, '-').replace(',', '.');
  if (plain === '') return 0;
  if (!/^[+-]?\d(\.\d)?$/.test(plain)) return null;
  const tenths = Math.round(Number(plain) * 10);
  return Math.abs(tenths) <= MOST_PRINT_SHIFT ? tenths + 0 : null;
}

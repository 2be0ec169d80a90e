import { FONT_WIDTHS } from './font-widths.ts';
import type { CardFont } from './template.ts';

const TABLES = new Map(
  Object.entries(FONT_WIDTHS).map(([font, widths]) => {
    const table = new Map<string, number>();
    for (const [width, letters] of Object.entries(widths))
      for (const letter of letters) table.set(letter, Number(width));
    return [font, table] as const;
  }),
);

/** Width of one line in the unit of `size`; `spacing` follows every letter but the last. A letter the font lacks counts as wide. */
export function textWidth(text: string, font: CardFont, size: number, spacing = 0): number {
  const table = TABLES.get(font);
  const letters = [...text];
  const thousandths = letters.reduce((sum, letter) => sum + (table?.get(letter) ?? 1000), 0);
  return (thousandths * size) / 1000 + spacing * Math.max(0, letters.length - 1);
}

/** Replaces letters that the font lacks by their plain form, else by "?", so that a print never fails for a name. */
export function printableText(text: string, font: CardFont): string {
  const table = TABLES.get(font);
  const known = (letter: string): boolean => table?.has(letter) === true;
  return [...text.normalize('NFC')]
    .map((letter) => {
      if (known(letter)) return letter;
      const plain = letter.normalize('NFD').replace(/\p{M}/gu, '');
      return plain !== '' && [...plain].every(known) ? plain : '?';
    })
    .join('');
}

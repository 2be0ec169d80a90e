import { withoutMarks } from '@karta/domain';
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

/**
 * Replaces letters that the font lacks by their plain form, else by "?", so that a print never fails for a name. Dashes and
 * apostrophes of other kinds are no replacement: `isReplaced` tells whether a letter is another one than in the name.
 */
export function printableText(text: string, font: CardFont): { text: string; isReplaced: boolean } {
  const table = TABLES.get(font);
  const known = (letter: string): boolean => table?.has(letter) === true;
  const wanted = [...text.normalize('NFC')].map((letter) => (known(letter) ? letter : plainSign(letter)));
  const set = wanted.map((letter) => {
    if ([...letter].every(known)) return letter;
    const plain = withoutMarks(letter);
    return [...plain].every(known) ? plain : '?';
  });
  return { text: set.join(''), isReplaced: set.some((letter, at) => letter !== wanted[at]) };
}

function plainSign(sign: string): string {
  if (/\p{Pd}/u.test(sign)) return '-';
  if (/[‘’ʼ´`′']/.test(sign)) return "'";
  return /\p{Zs}/u.test(sign) ? ' ' : sign;
}

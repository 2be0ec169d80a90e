import { boundText, saidOn, type CardContent } from './card-content.ts';
import { LEADING } from './element-box.ts';
import { setName } from './name-lines.ts';
import { setText } from './text-lines.ts';
import type { CardFont, NameElement, TextElement } from './template.ts';
import { printableText, textWidth } from './text-width.ts';

export type Line = {
  kind: 'line';
  text: string;
  x: number;
  y: number;
  font: CardFont;
  size: number;
  spacing: number;
  colour: string;
};

type Note = (code: string) => void;

/** Given names and surname in the first fit that holds them. */
export function placeName(element: NameElement, card: CardContent, colour: string, note: Note): Line[] {
  const { font, x, spacing } = element;
  const given = printableText(card.givenNames, font);
  const surname = printableText(card.surname, font);
  if (given.isReplaced || surname.isReplaced) note('LETTERS_REPLACED');
  const set = setName(given.text, surname.text, element);
  if (set.warning !== undefined) note(set.warning);
  const { size, lineHeight, bottom } = set.fit;
  const top = bottom - (set.lines.length - 1) * lineHeight;
  return set.lines.map((text, at) => ({
    kind: 'line',
    text,
    x,
    y: top + at * lineHeight,
    font,
    size,
    spacing,
    colour,
  }));
}

/** As many lines as the element has, set smaller or cut where they are too long; nothing where the card has no such value. */
export function placeText(element: TextElement, card: CardContent, colour: string, note: Note): Line[] {
  if (element.onlyWith !== undefined && boundText(element.onlyWith, card) === '') return [];
  const { font, width, spacing = 0 } = element;
  const { text } = printableText(saidOn(element, card), font);
  if (text === '') return [];
  const { lines, size, isCut } = setText(text, element);
  if (isCut) note('TEXT_CUT');
  return lines.map((line, at) => {
    const free = width - textWidth(line, font, size, spacing);
    const share = element.align === 'centre' ? free / 2 : element.align === 'right' ? free : 0;
    const y = element.y + at * size * LEADING;
    return { kind: 'line', text: line, x: element.x + share, y, font, size, spacing, colour };
  });
}

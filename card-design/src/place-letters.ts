import { boundText, saidOn, type CardContent } from './card-content.ts';
import { setName } from './name-lines.ts';
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

/** One line, set smaller or cut where it is too long; nothing where the card has no such value. */
export function placeText(element: TextElement, card: CardContent, colour: string, note: Note): Line[] {
  if (element.onlyWith !== undefined && boundText(element.onlyWith, card) === '') return [];
  const { font, width, spacing = 0 } = element;
  let { text } = printableText(saidOn(element, card), font);
  if (text === '') return [];
  const natural = textWidth(text, font, element.size, spacing);
  const size = element.size * Math.max(0.7, Math.min(1, width / natural));
  if (textWidth(text, font, size, spacing) > width) {
    note('TEXT_CUT');
    while (text !== '' && textWidth(`${text}…`, font, size, spacing) > width) text = text.slice(0, -1).trimEnd();
    text = `${text}…`;
  }
  const free = width - textWidth(text, font, size, spacing);
  const share = element.align === 'centre' ? free / 2 : element.align === 'right' ? free : 0;
  return [{ kind: 'line', text, x: element.x + share, y: element.y, font, size, spacing, colour }];
}

import { boundText } from './card-content.ts';
import type { CardContent } from './card-content.ts';
import { code128Widths } from './code128.ts';
import { setName } from './name-lines.ts';
import type { BarCodeElement, CardFont, CardTemplate, Element, NameElement, TextElement } from './template.ts';
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
export type Shape = { d: string; fill?: string; stroke?: string; strokeWidth: number; opacity: number };
/** The few things that either output can draw: millimetres, `#rrggbb`. */
export type Mark =
  | { kind: 'rectangle'; x: number; y: number; width: number; height: number; radius: number; colour: string }
  | { kind: 'shapes'; x: number; y: number; scale: number; clip: string | undefined; shapes: Shape[] }
  | { kind: 'photo'; x: number; y: number; width: number; height: number; radius: number }
  | { kind: 'bars'; y: number; height: number; bars: { x: number; width: number }[] }
  | Line;
export type CardLayout = { front: Mark[]; back: Mark[]; warnings: string[] };

const DOT_MM = 25.4 / 300;

/** Places everything on both sides. The one place where positions are decided: preview and print only draw. Throws RangeError for a bad colour or bar code. */
export function layoutCard(template: CardTemplate, card: CardContent): CardLayout {
  const warnings: string[] = [];
  const colours = { ...template.colours, ...card.town.colours };
  const colour = (name: string): string => {
    const value = colours[name] ?? name;
    if (!/^#[0-9a-f]{6}$/i.test(value)) throw new RangeError(`The colour ${name} is not written as #rrggbb.`);
    return value;
  };
  const place = (element: Element): Mark[] => {
    switch (element.kind) {
      case 'box':
        return [{ ...element, kind: 'rectangle', radius: element.radius ?? 0, colour: colour(element.fill) }];
      case 'vector': {
        const shapes = element.paths.map((path) => ({
          d: path.d,
          strokeWidth: path.strokeWidth ?? 0,
          opacity: path.opacity ?? 1,
          ...(path.fill === undefined ? {} : { fill: colour(path.fill) }),
          ...(path.stroke === undefined ? {} : { stroke: colour(path.stroke) }),
        }));
        return [{ kind: 'shapes', x: element.x, y: element.y, scale: element.scale, clip: element.clip, shapes }];
      }
      case 'photo':
        return [element];
      case 'code128':
        return [placeBars(element, card)];
      case 'name':
        return placeName(element, card, colour(element.fill), warnings);
      case 'text':
        return placeText(element, card, colour(element.fill), warnings);
    }
  };
  return { front: template.front.flatMap(place), back: template.back.flatMap(place), warnings };
}

function placeName(element: NameElement, card: CardContent, colour: string, warnings: string[]): Line[] {
  const { font, x, spacing } = element;
  const given = printableText(card.givenNames, font);
  const surname = printableText(card.surname, font);
  if (given.isReplaced || surname.isReplaced) warnings.push('LETTERS_REPLACED');
  const set = setName(given.text, surname.text, element);
  if (set.warning !== undefined) warnings.push(set.warning);
  const top = set.fit.bottom - (set.lines.length - 1) * set.fit.lineHeight;
  return set.lines.map((text, at) => ({
    kind: 'line',
    text,
    x,
    y: top + at * set.fit.lineHeight,
    font,
    size: set.fit.size,
    spacing,
    colour,
  }));
}

function placeText(element: TextElement, card: CardContent, colour: string, warnings: string[]): Line[] {
  if (element.onlyWith !== undefined && boundText(element.onlyWith, card) === '') return [];
  const { font, width, spacing = 0 } = element;
  let { text } = printableText('text' in element ? element.text : boundText(element.bind, card), font);
  if (text === '') return [];
  const natural = textWidth(text, font, element.size, spacing);
  const size = element.size * Math.max(0.7, Math.min(1, width / natural));
  if (textWidth(text, font, size, spacing) > width) {
    warnings.push('TEXT_CUT');
    while (text !== '' && textWidth(`${text}…`, font, size, spacing) > width) text = text.slice(0, -1).trimEnd();
    text = `${text}…`;
  }
  const free = width - textWidth(text, font, size, spacing);
  const x = element.x + (element.align === 'centre' ? free / 2 : 0);
  return [{ kind: 'line', text, x, y: element.y, font, size, spacing, colour }];
}

function placeBars(element: BarCodeElement, card: CardContent): Mark {
  const widths = code128Widths(boundText(element.bind, card));
  const modules = widths.reduce((sum, width) => sum + width, 0);
  // Ten modules of silence at either end; a longer number gets thinner bars, always in whole dots.
  const fittingDots = Math.floor(element.width / DOT_MM / (modules + 20));
  const dots = Math.min(element.moduleDots, fittingDots);
  if (dots < 2) throw new RangeError('The bar code does not fit on the card.');
  const moduleMm = dots * DOT_MM;
  const start = Math.round((element.x + (element.width - modules * moduleMm) / 2) / DOT_MM) * DOT_MM;
  const bars: { x: number; width: number }[] = [];
  let at = 0;
  for (const [index, width] of widths.entries()) {
    if (index % 2 === 0) bars.push({ x: start + at * moduleMm, width: width * moduleMm });
    at += width;
  }
  return { kind: 'bars', y: element.y, height: element.height, bars };
}

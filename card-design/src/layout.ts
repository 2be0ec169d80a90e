import { boundText, TOWN_ARMS, type CardContent } from './card-content.ts';
import { drawnArms } from './drawn-arms.ts';
import { middleOf, ownBox, turnOf } from './element-box.ts';
import { placeBars, placeQr, turnedBars, type Bar } from './place-codes.ts';
import { placeName, placeText, type Line } from './place-letters.ts';
import type { CardTemplate, Element, NameElement, TextElement, Turn, VectorElement } from './template.ts';

export type Shape = { d: string; fill?: string; stroke?: string; strokeWidth: number; opacity: number };
type Box = { x: number; y: number; width: number; height: number };
/** The few things that either output can draw: millimetres, `#rrggbb`. */
export type Mark =
  | (Box & { kind: 'rectangle'; radius: number; colour: string })
  | { kind: 'shapes'; x: number; y: number; scale: number; clip: string | undefined; shapes: Shape[] }
  | (Box & { kind: 'photo'; radius: number })
  | (Box & { kind: 'picture'; image: string; fit: 'contain' | 'cover' })
  | { kind: 'bars'; bars: readonly Bar[] }
  /** Marks turned clockwise about a point. */
  | { kind: 'turned'; turn: Turn; x: number; y: number; marks: readonly Mark[] }
  | Line;
export const SIDES = ['front', 'back'] as const;
export type Side = (typeof SIDES)[number];
/** What is to be said of an element on this card. */
export interface LayoutNote {
  readonly side: Side;
  readonly index: number;
  readonly code: string;
}
export type CardLayout = { front: Mark[]; back: Mark[]; warnings: string[]; notes: LayoutNote[] };

/** Places everything on both sides. The one place where positions are decided: preview and print only draw. Throws RangeError for a bad colour. */
export function layoutCard(template: CardTemplate, card: CardContent): CardLayout {
  const notes: LayoutNote[] = [];
  const placed = (side: Side): Mark[] =>
    template[side].flatMap((element, index) =>
      placeElement(element, template, card, (code) => notes.push({ side, index, code })),
    );
  return { front: placed('front'), back: placed('back'), warnings: notes.map(({ code }) => code), notes };
}

/** The marks of one element; `note` hears what is to be said of it. */
export function placeElement(
  element: Element,
  template: Pick<CardTemplate, 'colours'>,
  card: CardContent,
  note: (code: string) => void,
): Mark[] {
  const marks = placeUpright(element, template, card, note);
  const [turn, own] = [turnOf(element), ownBox(element)];
  if (turn === 0 || !own || marks.length === 0) return marks;
  const middle = middleOf(own);
  // a code stays on whole dots of the head
  return marks.every((mark) => mark.kind === 'bars')
    ? marks.map(({ bars }) => ({ kind: 'bars', bars: turnedBars(bars, turn, middle) }))
    : [{ kind: 'turned', turn, ...middle, marks }];
}

function placeUpright(
  element: Element,
  template: Pick<CardTemplate, 'colours'>,
  card: CardContent,
  note: (code: string) => void,
): Mark[] {
  const colour = colourIn({ ...template.colours, ...card.town.colours });
  switch (element.kind) {
    case 'box':
      return [{ ...element, kind: 'rectangle', radius: element.radius ?? 0, colour: colour(element.fill) }];
    case 'vector':
      return [placeShapes(element, colour)];
    case 'arms':
      return card.town.hasArms === true
        ? [{ ...element, kind: 'picture', image: TOWN_ARMS, fit: 'contain' }]
        : [placeShapes(drawnArms(element), colour)];
    case 'image':
      return [{ ...element, kind: 'picture' }];
    case 'photo':
      return [element];
    case 'code128':
    case 'qr': {
      const bars = element.kind === 'qr' ? placeQr(element, card) : placeBars(element, boundText(element.bind, card));
      if (!bars) note('CODE_TOO_SMALL');
      return bars ? [{ kind: 'bars', bars }] : [];
    }
    case 'name':
      return placeName(element, card, inkOf(element, colour), note);
    case 'text':
      return placeText(element, card, inkOf(element, colour), note);
  }
}

type ColourOf = (name: string) => string;
const inkOf = ({ fill, layer }: NameElement | TextElement, colour: ColourOf): string =>
  layer === 'black' ? '#000000' : colour(fill);

/** The colour of a name, or one written as `#rrggbb`. */
export const colourIn =
  (colours: Readonly<Record<string, string>>): ColourOf =>
  (name) => {
    const value = (Object.hasOwn(colours, name) ? colours[name] : undefined) ?? name;
    if (!/^#[0-9a-f]{6}$/i.test(value)) throw new RangeError(`The colour ${name} is not written as #rrggbb.`);
    return value;
  };

function placeShapes({ x, y, scale, clip, paths }: VectorElement, colour: ColourOf): Mark {
  const shapes = paths.map((path) => ({
    d: path.d,
    strokeWidth: path.strokeWidth ?? 0,
    opacity: path.opacity ?? 1,
    ...(path.fill === undefined ? {} : { fill: colour(path.fill) }),
    ...(path.stroke === undefined ? {} : { stroke: colour(path.stroke) }),
  }));
  return { kind: 'shapes', x, y, scale, clip, shapes };
}

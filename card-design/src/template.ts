import type { FONT_WIDTHS } from './font-widths.ts';

/** All measures are millimetres from the upper left corner; y of a text is its baseline. */
export type CardTemplate = {
  id: string;
  /** A published version is never edited: a card keeps the version it was printed with. */
  version: number;
  widthMm: number;
  heightMm: number;
  /** Colour names used by the elements, as #rrggbb. A town may replace single ones. */
  colours: Readonly<Record<string, string>>;
  front: readonly Element[];
  back: readonly Element[];
};

export type CardFont = keyof typeof FONT_WIDTHS;
/** What a text or a code may say of the card and its holder. */
export const BINDINGS = [
  'fullName',
  'givenNames',
  'surname',
  'number',
  'validUntil',
  'issuedOn',
  'packages',
  'cityName',
  'ownership',
  'foundHint',
  'lostHint',
] as const;
export type Binding = (typeof BINDINGS)[number];
/** A text of the design, or one of the card: always one of both (contracts). */
export type Said = { text?: string | undefined; bind?: Binding | undefined };

/** `black` elements are pure black whatever their colour, so that a card printer can use its K panel. */
type Ink = { fill: string; layer?: 'black' | undefined };

/** Degrees clockwise about the middle of its frame. */
export type Turn = 90 | 180 | 270;
type Turned = { turn?: Turn | undefined };

export type BoxElement = Turned & {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number | undefined;
  fill: string;
};
/** `d` is SVG path data in units of `scale` millimetres. */
export type VectorPath = {
  d: string;
  fill?: string | undefined;
  stroke?: string | undefined;
  strokeWidth?: number | undefined;
  opacity?: number | undefined;
};
/** `clip` cuts all paths but the last; it is written with absolute M, L, C and Z only. */
export type VectorElement = {
  kind: 'vector';
  /** How the list of elements calls it. */
  label?: string | undefined;
  x: number;
  y: number;
  scale: number;
  clip?: string | undefined;
  paths: readonly VectorPath[];
};
/** The town's arms, else the drawn ones, whole inside the box. */
export type ArmsElement = { kind: 'arms'; x: number; y: number; width: number; height: number };
/** A picture of the town; `cover` fills the box and is cut at its edges. */
export type ImageElement = Turned & {
  kind: 'image';
  image: string;
  x: number;
  y: number;
  width: number;
  height: number;
  fit: 'contain' | 'cover';
};
/** `lines` (1 without) that break at words; too long a text is set smaller down to 70 %, then cut with an ellipsis. */
export type TextElement = Ink &
  Turned & {
    kind: 'text';
    x: number;
    y: number;
    width: number;
    font: CardFont;
    size: number;
    spacing?: number | undefined;
    align?: 'centre' | 'right' | undefined;
    lines?: number | undefined;
    /** Left out when the card has no such value. */
    onlyWith?: Binding | undefined;
  } & Said;
/** Given names and surname; `fits` are tried in order, `bottom` is the last line's baseline. */
export type NameElement = Ink & {
  kind: 'name';
  x: number;
  width: number;
  font: CardFont;
  spacing: number;
  fits: readonly NameFit[];
};
export type NameFit = { size: number; lineHeight: number; lines: number; bottom: number };
export type PhotoElement = { kind: 'photo'; x: number; y: number; width: number; height: number; radius: number };
/** Centred in its box; a module is `moduleDots` dots of a 300 dpi print head, so that every bar has sharp edges. */
export type BarCodeElement = Turned & {
  kind: 'code128';
  bind: Binding;
  x: number;
  y: number;
  width: number;
  height: number;
  moduleDots: number;
};
/**
 * A square QR code, centred in its box with four modules of silence; a module is a whole number of dots. `signedCode` is what the
 * town signs about the card: its number, and a hash of the photo.
 */
export type QrElement = Turned & {
  kind: 'qr';
  x: number;
  y: number;
  size: number;
  text?: string | undefined;
  bind?: Binding | 'signedCode' | undefined;
};
export type Element =
  | BoxElement
  | VectorElement
  | ArmsElement
  | ImageElement
  | TextElement
  | NameElement
  | PhotoElement
  | BarCodeElement
  | QrElement;

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
export type Binding =
  'cityName' | 'number' | 'validUntil' | 'issuedOn' | 'packages' | 'ownership' | 'foundHint' | 'lostHint';

/** `black` elements are pure black, so that a card printer can use its K panel. */
type Ink = { fill: string; layer?: 'black' };

export type BoxElement = {
  kind: 'box';
  x: number;
  y: number;
  width: number;
  height: number;
  radius?: number;
  fill: string;
};
/** `d` is SVG path data in units of `scale` millimetres. */
export type VectorPath = { d: string; fill?: string; stroke?: string; strokeWidth?: number; opacity?: number };
/** `clip` cuts all paths but the last; it is written with absolute M, L, C and Z only. */
export type VectorElement = {
  kind: 'vector';
  x: number;
  y: number;
  scale: number;
  clip?: string;
  paths: readonly VectorPath[];
};
/** One line; too long a text is set smaller down to 70 %, then cut with an ellipsis. */
export type TextElement = Ink & {
  kind: 'text';
  x: number;
  y: number;
  width: number;
  font: CardFont;
  size: number;
  spacing?: number;
  align?: 'centre';
  /** Left out when the card has no such value. */
  onlyWith?: Binding;
} & ({ text: string } | { bind: Binding });
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
export type BarCodeElement = {
  kind: 'code128';
  bind: Binding;
  x: number;
  y: number;
  width: number;
  height: number;
  moduleDots: number;
};
export type Element = BoxElement | VectorElement | TextElement | NameElement | PhotoElement | BarCodeElement;

import type { Element } from './template.ts';

/** Where something stands, in millimetres. */
export interface MmBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How far letters rise above the baseline and fall below it, in shares of their size. */
export const RISE = 0.76;
const FALL = 0.22;
const HIGH = RISE + FALL;

/** The frame of an element as its design says; none of a drawing, which has no edges of its own. */
export function elementBox(element: Element): MmBox | undefined {
  switch (element.kind) {
    case 'vector':
      return undefined;
    case 'qr':
      return { x: element.x, y: element.y, width: element.size, height: element.size };
    case 'text':
      return lineBox(element.x, element.y, element.width, element.size);
    case 'name': {
      const tops = element.fits.map(
        ({ bottom, lines, lineHeight, size }) => bottom - (lines - 1) * lineHeight - size * RISE,
      );
      const bottoms = element.fits.map(({ bottom, size }) => bottom + size * FALL);
      const y = Math.min(...tops);
      return { x: element.x, y, width: element.width, height: Math.max(...bottoms) - y };
    }
    default:
      return { x: element.x, y: element.y, width: element.width, height: element.height };
  }
}

/** The frame of one line whose baseline is `y`. */
export const lineBox = (x: number, y: number, width: number, size: number): MmBox => ({
  x,
  y: y - size * RISE,
  width,
  height: size * HIGH,
});

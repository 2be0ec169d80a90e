import type { Element, Turn } from './template.ts';

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

/** From line to line of a text, in shares of its size. */
export const LEADING = 1.2;

/** The frame of an element as it is seen on the card; none of a drawing, which has no edges of its own. */
export function elementBox(element: Element): MmBox | undefined {
  const own = ownBox(element);
  return own && turnedBox(own, turnOf(element), middleOf(own));
}

/** How far an element is turned. */
export const turnOf = (element: Element): Turn | 0 => ('turn' in element ? element.turn : undefined) ?? 0;

export const middleOf = ({ x, y, width, height }: MmBox): { x: number; y: number } => ({
  x: x + width / 2,
  y: y + height / 2,
});

/** Where a frame lies after a turn about a point. */
export function turnedBox(box: MmBox, turn: Turn | 0, about: { x: number; y: number }): MmBox {
  const { x, y } = middleOf(box);
  const [dx, dy] = [x - about.x, y - about.y];
  const [tx, ty] = turn === 90 ? [-dy, dx] : turn === 180 ? [-dx, -dy] : turn === 270 ? [dy, -dx] : [dx, dy];
  const [width, height] = turn % 180 === 0 ? [box.width, box.height] : [box.height, box.width];
  return { x: about.x + tx - width / 2, y: about.y + ty - height / 2, width, height };
}

/** The frame before it is turned. */
export function ownBox(element: Element): MmBox | undefined {
  switch (element.kind) {
    case 'vector':
      return undefined;
    case 'qr':
      return { x: element.x, y: element.y, width: element.size, height: element.size };
    case 'text': {
      const first = lineBox(element.x, element.y, element.width, element.size);
      return { ...first, height: first.height + ((element.lines ?? 1) - 1) * element.size * LEADING };
    }
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

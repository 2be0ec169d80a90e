import { ID_1, type MmBox } from '@karta/card-design';
import { SAFE_MM } from './design-edits.ts';

/** How near an edge has to come before it jumps to a line. */
const REACH_MM = 0.8;

/** A line on the canvas that something has been put at. */
export interface Guide {
  readonly axis: 'x' | 'y';
  readonly at: number;
}
/** How much further it goes, and at which lines it stands then; null: nothing is near on that axis. */
export interface Snap {
  readonly dx: number | null;
  readonly dy: number | null;
  readonly guides: readonly Guide[];
}

/**
 * What a frame that is moved, or whose lower right corner is drawn, jumps to: edges and middles of other frames and of the card,
 * and its safe margin. The nearest line of each axis counts.
 */
export function snapOf(frame: MmBox, others: readonly MmBox[], how: 'move' | 'resize'): Snap {
  const x = nearest(
    linesOf(frame.x, frame.width, how),
    targets(
      ID_1.width,
      others.map(({ x: at, width }) => [at, width]),
    ),
  );
  const y = nearest(
    linesOf(frame.y, frame.height, how),
    targets(
      ID_1.height,
      others.map(({ y: at, height }) => [at, height]),
    ),
  );
  return {
    dx: x && x.by,
    dy: y && y.by,
    guides: [...(x ? [{ axis: 'x' as const, at: x.at }] : []), ...(y ? [{ axis: 'y' as const, at: y.at }] : [])],
  };
}

const linesOf = (start: number, length: number, how: 'move' | 'resize'): number[] =>
  how === 'resize' ? [start + length] : [start, start + length / 2, start + length];

const targets = (card: number, others: readonly (readonly [number, number])[]): number[] => [
  ...[0, SAFE_MM, card / 2, card - SAFE_MM, card],
  ...others.flatMap(([start, length]) => linesOf(start, length, 'move')),
];

function nearest(lines: readonly number[], at: readonly number[]): { by: number; at: number } | null {
  const ways = lines.flatMap((line) => at.map((target) => ({ by: target - line, at: target })));
  const [best] = ways
    .filter(({ by }) => Math.abs(by) <= REACH_MM)
    .toSorted((one, other) => Math.abs(one.by) - Math.abs(other.by));
  return best ?? null;
}

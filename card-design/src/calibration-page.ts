import type { PrintShift } from '@karta/domain';
import { ID_1 } from './id-1.ts';
import type { Mark, Side } from './layout.ts';
import type { CardFont } from './template.ts';
import { printableText, textWidth } from './text-width.ts';

/** Two dots of a 300 dpi head. */
const HAIR = (2 * 25.4) / 300;
/** Where the frame stands: so far from each edge. */
const FRAME_MM = 6;
const ARM_MM = 10;
const SIDE_WORDS = { front: 'awers', back: 'rewers' } as const;

/** What stands on a side of the calibration page: a ruler along each edge, a frame, a cross in the middle, and whose page it is. */
export function calibrationMarks({ side, station, shift }: { side: Side; station: string; shift: PrintShift }): Mark[] {
  const { width, height } = ID_1;
  const left = FRAME_MM + 2;
  return [
    ...ruler(width, (at, long) => [stroke(at, 0, 0, long), stroke(at, height - long, 0, long)]),
    ...ruler(height, (at, long) => [stroke(0, at, long, 0), stroke(width - long, at, long, 0)]),
    ...numbers(),
    ...frame(FRAME_MM),
    ...cross(width / 2, height / 2),
    said(station, { x: left, y: 11.5, font: 'KartaSans-Bold', size: 3.2 }),
    said(`Strona kalibracji, ${SIDE_WORDS[side]}`, { x: left, y: 15.4 }),
    said('Ramka ma stać 6 mm od każdej krawędzi karty.', { x: left, y: 42.2 }),
    said(`Przesunięcie: ${inMm(shift.x)} mm w prawo, ${inMm(shift.y)} mm w dół`, { x: left, y: 46 }),
  ];
}

/** A tick each millimetre, longer each five and ten. */
function ruler(length: number, tick: (at: number, long: number) => Mark[]): Mark[] {
  return Array.from({ length: Math.floor(length) + 1 }, (_, mm) =>
    tick(mm, mm % 10 === 0 ? 2.6 : mm % 5 === 0 ? 1.9 : 1.2),
  ).flat();
}

function numbers(): Mark[] {
  const tens = (length: number): number[] =>
    Array.from({ length: Math.floor((length - 5) / 10) }, (_, at) => at * 10 + 10);
  return [
    ...tens(ID_1.width).map((mm) => said(String(mm), { x: mm - 1, y: 4.6, size: 1.9 })),
    ...tens(ID_1.height).map((mm) => said(String(mm), { x: 3, y: mm + 0.7, size: 1.9 })),
  ];
}

function frame(inset: number): Mark[] {
  const [width, height] = [ID_1.width - 2 * inset, ID_1.height - 2 * inset];
  return [
    stroke(inset, inset, width, 0),
    stroke(inset, inset + height, width, 0),
    stroke(inset, inset, 0, height),
    stroke(inset + width, inset, 0, height),
  ];
}

/** A tick each millimetre along both arms. */
function cross(x: number, y: number): Mark[] {
  const ticks = Array.from({ length: 2 * ARM_MM + 1 }, (_, at) => at - ARM_MM).filter((mm) => mm !== 0);
  const long = (mm: number): number => (mm % 5 === 0 ? 2.4 : 1.2);
  return [
    stroke(x - ARM_MM, y, 2 * ARM_MM, 0),
    stroke(x, y - ARM_MM, 0, 2 * ARM_MM),
    ...ticks.flatMap((mm) => [
      stroke(x + mm, y - long(mm) / 2, 0, long(mm)),
      stroke(x - long(mm) / 2, y + mm, long(mm), 0),
    ]),
  ];
}

/** A line whose middle runs there. */
const stroke = (x: number, y: number, width: number, height: number): Mark => ({
  kind: 'rectangle',
  x: width === 0 ? x - HAIR / 2 : x,
  y: height === 0 ? y - HAIR / 2 : y,
  width: width || HAIR,
  height: height || HAIR,
  radius: 0,
  colour: '#000000',
});

/** Letters on a line; longer ones than have room in the frame are set smaller. */
function said(
  words: string,
  { x, y, font = 'KartaSans-Regular', size = 2.5 }: { x: number; y: number; font?: CardFont; size?: number },
): Mark {
  const { text } = printableText(words, font);
  const room = ID_1.width - 2 * FRAME_MM - 4;
  const fitting = size * Math.min(1, room / textWidth(text, font, size));
  return { kind: 'line', text, x, y, font, size: fitting, spacing: 0, colour: '#000000' };
}

const inMm = (tenths: number): string => (tenths / 10).toLocaleString('pl-PL', { minimumFractionDigits: 1 });

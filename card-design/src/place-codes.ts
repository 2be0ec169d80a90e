import QRCode from 'qrcode';
import { saidOn, type CardContent } from './card-content.ts';
import { code128Widths } from './code128.ts';
import { turnedBox } from './element-box.ts';
import type { BarCodeElement, QrElement, Turn } from './template.ts';

/** A dot of a 300 dpi print head. */
const DOT_MM = 25.4 / 300;
/** Dots of a module below which readers at a desk fail: ISO/IEC 15417 and 18004 leave it to the use. */
const LEAST_DOTS = { code128: 2, qr: 3 } as const;
/** Modules of silence at each side, by the same standards. */
const SILENCE = { code128: 10, qr: 4 } as const;

/** A black rectangle in millimetres. */
export interface Bar {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The bars of a number; a longer one gets thinner bars, always in whole dots. `undefined`: it does not fit, or has letters without a sign. */
export function placeBars(element: BarCodeElement, text: string): Bar[] | undefined {
  if (!/^[\x20-\x7e]+$/.test(text)) return undefined;
  const widths = code128Widths(text);
  const modules = widths.reduce((sum, width) => sum + width, 0);
  const fittingDots = Math.floor(element.width / DOT_MM / (modules + 2 * SILENCE.code128));
  const dots = Math.min(element.moduleDots, fittingDots);
  if (dots < LEAST_DOTS.code128) return undefined;
  const moduleMm = dots * DOT_MM;
  const start = wholeDots(element.x + (element.width - modules * moduleMm) / 2);
  const bars: Bar[] = [];
  let at = 0;
  for (const [index, width] of widths.entries()) {
    const bar = { x: start + at * moduleMm, y: element.y, width: width * moduleMm, height: element.height };
    if (index % 2 === 0) bars.push(bar);
    at += width;
  }
  return bars;
}

/** The dark modules of a text, joined along each row; none where there is nothing to say. `undefined`: they would be too small. */
export function placeQr(element: QrElement, card: CardContent): Bar[] | undefined {
  const text = saidOn(element, card);
  if (text === '') return [];
  const code = drawnQr(text);
  if (!code) return undefined;
  const { size, data } = code;
  const dots = Math.floor(element.size / DOT_MM / (size + 2 * SILENCE.qr));
  if (dots < LEAST_DOTS.qr) return undefined;
  const module = dots * DOT_MM;
  const inset = (element.size - size * module) / 2;
  const [left, top] = [wholeDots(element.x + inset), wholeDots(element.y + inset)];
  const bars: Bar[] = [];
  for (let row = 0; row < size; row++)
    for (let column = 0, from = -1; column <= size; column++) {
      const isDark = column < size && data[row * size + column] === 1;
      if (isDark && from < 0) from = column;
      if (isDark || from < 0) continue;
      bars.push({
        x: left + from * module,
        y: top + row * module,
        width: (column - from) * module,
        height: module,
      });
      from = -1;
    }
  return bars;
}

/** The bars after a turn about a point, on whole dots again. */
export function turnedBars(bars: readonly Bar[], turn: Turn, about: { x: number; y: number }): Bar[] {
  const turned = bars.map((bar) => turnedBox(bar, turn, about));
  const [left, top] = [Math.min(...turned.map(({ x }) => x)), Math.min(...turned.map(({ y }) => y))];
  const [dx, dy] = [wholeDots(left) - left, wholeDots(top) - top];
  return turned.map((bar) => ({ ...bar, x: bar.x + dx, y: bar.y + dy }));
}

function drawnQr(text: string): { size: number; data: Uint8Array } | undefined {
  try {
    return QRCode.create(text, { errorCorrectionLevel: 'M' }).modules;
  } catch {
    // longer than the largest code
    return undefined;
  }
}

const wholeDots = (mm: number): number => Math.round(mm / DOT_MM) * DOT_MM;

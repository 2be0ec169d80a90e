import { grayscale, rgb } from 'pdf-lib';
import type { Color, PDFFont, PDFImage, PDFPage } from 'pdf-lib';
import type { CardFont } from '../template.ts';

/** Points per millimetre. */
export const POINTS = 72 / 25.4;

export type Paper = {
  page: PDFPage;
  heightMm: number;
  fonts: Readonly<Record<CardFont, PDFFont>>;
  photo: PDFImage | undefined;
  /** Pictures of the design, and the town's arms. */
  pictures: ReadonlyMap<string, PDFImage>;
};

/** A place on the page in points, from its lower left corner. */
export const at = (x: number, y: number, paper: Paper): { x: number; y: number } => ({
  x: x * POINTS,
  y: (paper.heightMm - y) * POINTS,
});

/** Black is DeviceGray 0, which card printers give to their black panel. */
export function colourOf(hex: string): Color {
  if (hex === '#000000') return grayscale(0);
  const channel = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return rgb(channel(1), channel(3), channel(5));
}

/** A box with round corners as an SVG path, in its own unit. */
export function roundedBox(width: number, height: number, r: number): string {
  if (r === 0) return `M0 0H${width}V${height}H0Z`;
  return `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}H${r}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
}

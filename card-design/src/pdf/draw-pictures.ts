import {
  appendBezierCurve,
  clip,
  closePath,
  endPath,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rgb,
} from 'pdf-lib';
import type { PDFImage, PDFOperator, PDFPage } from 'pdf-lib';
import type { MmBox } from '../element-box.ts';
import type { Mark } from '../layout.ts';
import { at, POINTS, roundedBox, type Paper } from './paper.ts';

/** The photo fills its box, centred, cut at the rounded edge; a grey box where there is none. */
export function drawPhoto(box: Extract<Mark, { kind: 'photo' }>, paper: Paper): void {
  const { page, photo, heightMm } = paper;
  if (photo === undefined) {
    page.drawSvgPath(roundedBox(box.width, box.height, box.radius), {
      ...at(box.x, box.y, paper),
      scale: POINTS,
      color: rgb(0.898, 0.922, 0.91),
    });
    return;
  }
  drawIn(box, photo, { page, heightMm, radius: box.radius, fit: 'cover' });
}

/** A picture of the design, or the town's arms. */
export function drawPicture(mark: Extract<Mark, { kind: 'picture' }>, { page, heightMm, pictures }: Paper): void {
  const picture = pictures.get(mark.image);
  if (picture) drawIn(mark, picture, { page, heightMm, radius: 0, fit: mark.fit });
}

function drawIn(
  box: MmBox,
  image: PDFImage,
  { page, heightMm, radius, fit }: { page: PDFPage; heightMm: number; radius: number; fit: 'contain' | 'cover' },
): void {
  const [width, height] = [box.width * POINTS, box.height * POINTS];
  const [x, y] = [box.x * POINTS, (heightMm - box.y - box.height) * POINTS];
  const scale = Math[fit === 'cover' ? 'max' : 'min'](width / image.width, height / image.height);
  const size = { width: image.width * scale, height: image.height * scale };
  page.pushOperators(pushGraphicsState(), ...roundedOperators(x, y, width, height, radius * POINTS), clip(), endPath());
  page.drawImage(image, { x: x + (width - size.width) / 2, y: y + (height - size.height) / 2, ...size });
  page.pushOperators(popGraphicsState());
}

/** How far a Bézier handle reaches to draw a quarter circle. */
const QUARTER = 0.5523;

function roundedOperators(x: number, y: number, width: number, height: number, r: number): PDFOperator[] {
  const [k, right, top] = [r * (1 - QUARTER), x + width, y + height];
  return [
    moveTo(x + r, y),
    lineTo(right - r, y),
    appendBezierCurve(right - k, y, right, y + k, right, y + r),
    lineTo(right, top - r),
    appendBezierCurve(right, top - k, right - k, top, right - r, top),
    lineTo(x + r, top),
    appendBezierCurve(x + k, top, x, top - k, x, top - r),
    lineTo(x, y + r),
    appendBezierCurve(x, y + k, x + k, y, x + r, y),
    closePath(),
  ];
}

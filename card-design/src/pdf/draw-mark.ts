import {
  clip,
  closePath,
  concatTransformationMatrix,
  appendBezierCurve,
  endPath,
  fill,
  grayscale,
  LineCapStyle,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  rgb,
  setCharacterSpacing,
  setFillingGrayscaleColor,
} from 'pdf-lib';
import type { Color, PDFFont, PDFImage, PDFOperator, PDFPage } from 'pdf-lib';
import type { MmBox } from '../element-box.ts';
import type { Mark, Shape } from '../layout.ts';
import type { Line } from '../place-letters.ts';
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

/** Draws one mark; black is DeviceGray 0, which card printers give to their black panel. */
export function drawMark(mark: Mark, paper: Paper): void {
  switch (mark.kind) {
    case 'rectangle':
      return paper.page.drawSvgPath(roundedBox(mark.width, mark.height, mark.radius), {
        ...at(mark.x, mark.y, paper),
        scale: POINTS,
        color: colourOf(mark.colour),
      });
    case 'shapes':
      return drawShapes(mark, paper);
    case 'photo':
      return drawPhoto(mark, paper);
    case 'picture':
      return drawPicture(mark, paper);
    case 'bars':
      return drawBars(mark, paper);
    case 'line':
      return drawLine(mark, paper);
    case 'turned':
      return drawTurned(mark, paper);
  }
}

const at = (x: number, y: number, paper: Paper): { x: number; y: number } => ({
  x: x * POINTS,
  y: (paper.heightMm - y) * POINTS,
});

/** Clockwise about a point: ISO 32000-1, 8.3.4, with exact quarters. */
function drawTurned({ turn, x, y, marks }: Extract<Mark, { kind: 'turned' }>, paper: Paper): void {
  const centre = at(x, y, paper);
  const [cos, sin] = turn === 180 ? [-1, 0] : [0, turn === 90 ? -1 : 1];
  const right = centre.x - cos * centre.x + sin * centre.y;
  const up = centre.y - sin * centre.x - cos * centre.y;
  paper.page.pushOperators(pushGraphicsState(), concatTransformationMatrix(cos, sin, -sin, cos, right, up));
  for (const mark of marks) drawMark(mark, paper);
  paper.page.pushOperators(popGraphicsState());
}

function drawLine(line: Line, { page, fonts, heightMm }: Paper): void {
  page.pushOperators(pushGraphicsState(), setCharacterSpacing(line.spacing * POINTS));
  page.drawText(line.text, {
    x: line.x * POINTS,
    y: (heightMm - line.y) * POINTS,
    size: line.size * POINTS,
    font: fonts[line.font],
    color: colourOf(line.colour),
  });
  page.pushOperators(popGraphicsState());
}

function drawBars(mark: Extract<Mark, { kind: 'bars' }>, { page, heightMm }: Paper): void {
  const bars = mark.bars.map(({ x, y, width, height }) =>
    rectangle(x * POINTS, (heightMm - y - height) * POINTS, width * POINTS, height * POINTS),
  );
  page.pushOperators(pushGraphicsState(), setFillingGrayscaleColor(0), ...bars, fill(), popGraphicsState());
}

function drawShapes(mark: Extract<Mark, { kind: 'shapes' }>, paper: Paper): void {
  const inner = mark.clip === undefined ? mark.shapes : mark.shapes.slice(0, -1);
  const outline = mark.clip === undefined ? [] : mark.shapes.slice(-1);
  paper.page.pushOperators(pushGraphicsState(), ...clipOperators(mark, paper));
  for (const shape of inner) drawShape(shape, mark, paper);
  paper.page.pushOperators(popGraphicsState());
  for (const shape of outline) drawShape(shape, mark, paper);
}

function drawShape(shape: Shape, mark: Extract<Mark, { kind: 'shapes' }>, paper: Paper): void {
  paper.page.drawSvgPath(shape.d, {
    ...at(mark.x, mark.y, paper),
    scale: mark.scale * POINTS,
    ...(shape.fill === undefined ? {} : { color: colourOf(shape.fill), opacity: shape.opacity }),
    ...(shape.stroke === undefined
      ? {}
      : {
          borderColor: colourOf(shape.stroke),
          borderWidth: shape.strokeWidth,
          borderOpacity: shape.opacity,
          borderLineCap: LineCapStyle.Round,
        }),
  });
}

function clipOperators(mark: Extract<Mark, { kind: 'shapes' }>, paper: Paper): PDFOperator[] {
  if (mark.clip === undefined) return [];
  const path = (mark.clip.match(/[MLCZ][^MLCZ]*/g) ?? []).map((command) => {
    const numbers = command
      .slice(1)
      .trim()
      .split(/[\s,]+/)
      .map(Number);
    const point = (index: number): [number, number] => {
      const { x, y } = at(
        mark.x + (numbers[index] ?? 0) * mark.scale,
        mark.y + (numbers[index + 1] ?? 0) * mark.scale,
        paper,
      );
      return [x, y];
    };
    if (command.startsWith('M')) return moveTo(...point(0));
    if (command.startsWith('L')) return lineTo(...point(0));
    if (command.startsWith('C')) return appendBezierCurve(...point(0), ...point(2), ...point(4));
    return closePath();
  });
  return [...path, clip(), endPath()];
}

/** The picture fills its box, centred, cut at the rounded edge. */
function drawPhoto(box: Extract<Mark, { kind: 'photo' }>, paper: Paper): void {
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

function drawPicture(mark: Extract<Mark, { kind: 'picture' }>, { page, heightMm, pictures }: Paper): void {
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

function colourOf(hex: string): Color {
  if (hex === '#000000') return grayscale(0);
  const channel = (from: number): number => Number.parseInt(hex.slice(from, from + 2), 16) / 255;
  return rgb(channel(1), channel(3), channel(5));
}

function roundedBox(width: number, height: number, r: number): string {
  if (r === 0) return `M0 0H${width}V${height}H0Z`;
  return `M${r} 0H${width - r}A${r} ${r} 0 0 1 ${width} ${r}V${height - r}A${r} ${r} 0 0 1 ${width - r} ${height}H${r}A${r} ${r} 0 0 1 0 ${height - r}V${r}A${r} ${r} 0 0 1 ${r} 0Z`;
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

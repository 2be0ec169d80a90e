import {
  appendBezierCurve,
  clip,
  closePath,
  endPath,
  LineCapStyle,
  lineTo,
  moveTo,
  popGraphicsState,
  pushGraphicsState,
} from 'pdf-lib';
import type { PDFOperator } from 'pdf-lib';
import type { Mark, Shape } from '../layout.ts';
import { at, colourOf, POINTS, type Paper } from './paper.ts';

/** A drawing of several paths; the last one of a clipped drawing is its outline, drawn over the edge. */
export function drawShapes(mark: Extract<Mark, { kind: 'shapes' }>, paper: Paper): void {
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

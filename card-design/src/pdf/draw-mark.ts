import {
  concatTransformationMatrix,
  fill,
  popGraphicsState,
  pushGraphicsState,
  rectangle,
  setCharacterSpacing,
  setFillingGrayscaleColor,
} from 'pdf-lib';
import type { Mark } from '../layout.ts';
import type { Line } from '../place-letters.ts';
import { drawPhoto, drawPicture } from './draw-pictures.ts';
import { drawShapes } from './draw-shapes.ts';
import { at, colourOf, POINTS, roundedBox, type Paper } from './paper.ts';

/** Draws one mark; places and sizes are millimetres from the upper left corner. */
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

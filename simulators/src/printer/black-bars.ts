import { decodePDFRawStream, PDFArray, PDFDocument, PDFRawStream } from 'pdf-lib';
import type { PDFPage } from 'pdf-lib';

/** In points from the lower left corner of the page. */
export type Rectangle = { x: number; y: number; width: number; height: number };
type Matrix = readonly [number, number, number, number, number, number];
const HERE: Matrix = [1, 0, 0, 1, 0, 0];

/** The black rectangles that a print file draws, as they lie on each page. */
export async function blackBars(pdf: Uint8Array): Promise<Rectangle[][]> {
  const document = await PDFDocument.load(pdf);
  return document.getPages().map((page) => blackRectangles(contentOf(page)));
}

function contentOf(page: PDFPage): string {
  const contents = page.node.Contents();
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((ref) => page.doc.context.lookup(ref)) : [contents];
  return streams
    .map((stream) =>
      stream instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(stream).decode()).toString('latin1') : '',
    )
    .join('\n');
}

/** Rectangles filled with DeviceGray 0 or RGB 0 0 0. Follows the stack of colours and places. */
function blackRectangles(content: string): Rectangle[] {
  const black: Rectangle[] = [];
  const stack: { isBlack: boolean; matrix: Matrix }[] = [];
  let [isBlack, matrix] = [true, HERE];
  let path: Rectangle[] = [];
  let operands: number[] = [];
  for (const token of content.split(/\s+/)) {
    const number = Number(token);
    if (token !== '' && !Number.isNaN(number)) {
      operands.push(number);
      continue;
    }
    if (token === 'q') stack.push({ isBlack, matrix });
    if (token === 'Q') ({ isBlack, matrix } = stack.pop() ?? { isBlack: true, matrix: HERE });
    if (token === 'cm') matrix = within(matrix, operands.slice(-6) as unknown as Matrix);
    if (token === 'g' || token === 'rg') isBlack = operands.every((part) => part === 0);
    if (token === 'k') isBlack = operands.at(-1) === 1;
    if (token === 're') path.push(placed(operands.slice(-4), matrix));
    if (token === 'f' || token === 'F' || token === 'f*') {
      if (isBlack) black.push(...path);
      path = [];
    }
    if (token === 'n' || token === 'S') path = [];
    operands = [];
  }
  return black;
}

/** ISO 32000-1, 8.3.4: `inner` is applied first. */
const within = ([a, b, c, d, e, f]: Matrix, [ia, ib, ic, id, ie, ig]: Matrix): Matrix => [
  ia * a + ib * c,
  ia * b + ib * d,
  ic * a + id * c,
  ic * b + id * d,
  ie * a + ig * c + e,
  ie * b + ig * d + f,
];

/** The rectangle where the matrix puts it; turns by quarters keep it one. */
function placed([x = 0, y = 0, width = 0, height = 0]: number[], [a, b, c, d, e, f]: Matrix): Rectangle {
  const at = (px: number, py: number): [number, number] => [px * a + py * c + e, px * b + py * d + f];
  const [[x1, y1], [x2, y2]] = [at(x, y), at(x + width, y + height)];
  return { x: Math.min(x1, x2), y: Math.min(y1, y2), width: Math.abs(x2 - x1), height: Math.abs(y2 - y1) };
}

import { PDFDocument, rgb } from 'pdf-lib';

/** ISO/IEC 7810 ID-1 in points, as production renders it. */
const WIDTH = 242.65;
const HEIGHT = 153.01;

/** A card of two pages: front and back. */
export async function cardFile(): Promise<Buffer> {
  const file = await PDFDocument.create();
  for (const colour of [rgb(0, 0.4, 0.2), rgb(1, 1, 1)]) {
    const page = file.addPage([WIDTH, HEIGHT]);
    page.drawRectangle({ x: 10, y: 10, width: 100, height: 50, color: colour });
  }
  return Buffer.from(await file.save());
}

/** Width and height of each page, in whole points. */
export async function pageSizes(pdf: Uint8Array): Promise<[number, number][]> {
  const file = await PDFDocument.load(pdf);
  return file.getPages().map((page) => [Math.round(page.getWidth()), Math.round(page.getHeight())]);
}

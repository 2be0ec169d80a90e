import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfVerdict } from './inspect-pdf.ts';

/** Width of the small picture of the first page. */
const PICTURE_WIDTH = 240;

type Page = Awaited<ReturnType<Awaited<ReturnType<typeof getDocument>['promise']>['getPage']>>;
interface Canvas {
  toBuffer(mediaType: 'image/png'): Buffer;
}
/** What pdfjs makes canvases with, in Node as in a browser. */
interface CanvasFactory {
  create(width: number, height: number): { canvas: Canvas; context: object };
}

/** A thread that opens one PDF and ends: what a file does to a reader stays in here. The verdict comes before the picture. */
async function read(data: Uint8Array): Promise<void> {
  try {
    const options = { isEvalSupported: false, useSystemFonts: false, disableFontFace: true };
    const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, ...options }).promise;
    if (document.numPages === 0) return tell('damaged');
    const page = await document.getPage(1);
    tell('readable');
    const { canvasFactory } = document as unknown as { canvasFactory: CanvasFactory };
    parentPort?.postMessage(await pictureOf(page, canvasFactory));
  } catch (error) {
    tell(error instanceof PasswordException ? 'locked' : 'damaged');
  }
}

const tell = (verdict: PdfVerdict): void => parentPort?.postMessage(verdict);

async function pictureOf(page: Page, factory: CanvasFactory): Promise<Uint8Array | null> {
  try {
    const { width } = page.getViewport({ scale: 1 });
    const viewport = page.getViewport({ scale: PICTURE_WIDTH / width });
    const { canvas, context } = factory.create(Math.ceil(viewport.width), Math.ceil(viewport.height));
    await page.render({ canvas: null, canvasContext: context as never, viewport, background: '#ffffff' }).promise;
    return new Uint8Array(canvas.toBuffer('image/png'));
  } catch {
    return null; // it can be read, and has no picture here
  }
}

await read(workerData as Uint8Array);

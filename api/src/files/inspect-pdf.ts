import type { HeapInfo } from 'node:v8';
import { Worker } from 'node:worker_threads';

/** `locked`: it asks for a password, also for reading alone. */
export type PdfVerdict = 'readable' | 'locked' | 'damaged';

/** A file that makes its reader work longer or take more is not worth a clerk's time either. */
const LONGEST_MS = 15_000;
const MEMORY_MB = 256;
/** What it unpacks lies outside of the heap that is bounded; it is looked at so often. */
const MOST_OUTSIDE = 128 * 1024 * 1024;
const LOOK_EVERY_MS = 50;
/** A page that takes longer to draw has no picture. */
const LONGEST_DRAWING_MS = 5000;

export interface InspectedPdf {
  readonly verdict: PdfVerdict;
  /** The first page as a small PNG; null where it could not be drawn within its bounds. */
  readonly picture: Uint8Array | null;
}

/** ISO 32000-1, annex H.3.4.1: the header stands within the first 1,024 bytes, whatever a program wrote in front of it. */
export const looksLikePdf = (bytes: Buffer): boolean => bytes.subarray(0, 1024).includes('%PDF-');

/** Opens a PDF as a reader would and draws its first page, in a thread of its own with bounds of time and memory. */
export function inspectPdf(bytes: Buffer): Promise<InspectedPdf> {
  return new Promise((resolve) => {
    const resourceLimits = { maxOldGenerationSizeMb: MEMORY_MB };
    const data = new Uint8Array(bytes);
    const worker = new Worker(new URL('./pdf-worker.ts', import.meta.url), {
      workerData: data,
      transferList: [data.buffer],
      resourceLimits,
    });
    let verdict: PdfVerdict = 'damaged';
    const end = (picture: Uint8Array | null = null): void => {
      clearTimeout(limit);
      clearInterval(looks);
      resolve({ verdict, picture });
      void worker.terminate();
    };
    let limit = setTimeout(end, LONGEST_MS);
    const looks = setInterval(() => {
      const tooMuch = ({ external_memory: outside }: HeapInfo): void => void (outside > MOST_OUTSIDE && end());
      worker.getHeapStatistics().then(tooMuch, () => {}); // it has ended
    }, LOOK_EVERY_MS);
    worker.on('message', (told: PdfVerdict | Uint8Array | null) => {
      if (typeof told !== 'string') return end(told);
      verdict = told;
      if (told !== 'readable') return end();
      clearTimeout(limit);
      limit = setTimeout(end, LONGEST_DRAWING_MS);
    });
    worker.once('error', () => end());
    worker.once('exit', () => end());
  });
}

import { parentPort, workerData } from 'node:worker_threads';
import { getDocument, PasswordException, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { PdfVerdict } from './inspect-pdf.ts';

/** A thread that opens one PDF and ends: what a file does to a reader stays in here. */
async function verdictOf(data: Uint8Array): Promise<PdfVerdict> {
  try {
    const options = { isEvalSupported: false, useSystemFonts: false, disableFontFace: true };
    const document = await getDocument({ data, verbosity: VerbosityLevel.ERRORS, ...options }).promise;
    if (document.numPages === 0) return 'damaged';
    await document.getPage(1);
    return 'readable';
  } catch (error) {
    return error instanceof PasswordException ? 'locked' : 'damaged';
  }
}

parentPort?.postMessage(await verdictOf(workerData as Uint8Array));

import { CardError } from '@karta/domain';
import sharp from 'sharp';
import { MOST_PIXELS } from './limits.ts';

/** Height of the kept picture; the largest place shows a fifth of it. */
const HEIGHT = 512;
const LARGEST_SVG = 300_000;
/** True for a PNG by its first bytes. */
export const isPng = (bytes: Buffer): boolean => bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'));

/**
 * Arms as a PNG made by us: a drawing is painted once, so that no script, no link and no foreign address of it reaches a
 * browser; entities, which could unfold without end, are refused before it is read. @throws CardError
 */
export async function readArms(received: Buffer): Promise<Buffer> {
  if (!isPng(received) && !isDrawing(received)) throw new CardError('ARMS_REFUSED');
  try {
    const density = isPng(received) ? {} : { density: 300 };
    return await sharp(received, { limitInputPixels: MOST_PIXELS, failOn: 'error', ...density })
      .resize({ width: HEIGHT, height: HEIGHT, fit: 'inside' })
      .png({ compressionLevel: 9 })
      .toBuffer();
  } catch {
    throw new CardError('ARMS_REFUSED');
  }
}

/** True for an SVG that may be painted: none with entities, which could unfold without end. */
export function isDrawing(received: Buffer): boolean {
  if (received.length > LARGEST_SVG) return false;
  const text = received
    .toString('utf8')
    .replace(/^\ufeff/, '')
    .trimStart();
  return /^(<\?xml[^>]*\?>\s*)?(<!--[\s\S]*?-->\s*)*<svg[\s>]/.test(text) && !/<!(DOCTYPE|ENTITY)/i.test(text);
}

import { CardError } from '@karta/domain';
import sharp, { type Sharp } from 'sharp';
import { MOST_PIXELS } from './limits.ts';

const PHOTO = { width: 709, height: 945 };
const LONGEST_DOCUMENT_SIDE = 2480;

/** Decodes, turns upright, crops to 3:4 and writes a new JPEG: nothing of the received file is kept (quality, Files). */
export async function readPhoto(received: Buffer): Promise<Buffer> {
  try {
    return await open(received)
      .rotate()
      .resize({ ...PHOTO, fit: 'cover' })
      .flatten({ background: '#ffffff' })
      .jpeg({ quality: 88 })
      .toBuffer();
  } catch {
    throw new CardError('PHOTO_UNREADABLE');
  }
}

export interface ReceivedDocument {
  mediaType: 'application/pdf' | 'image/jpeg';
  content: Buffer;
}

/** A document is a PDF by its structure, or an image, which is made anew. What the name or header says counts for nothing. */
export async function readDocument(received: Buffer): Promise<ReceivedDocument> {
  if (isPdf(received)) return { mediaType: 'application/pdf', content: received };
  try {
    const side = LONGEST_DOCUMENT_SIDE;
    const image = open(received)
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    const content = await image.flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer();
    return { mediaType: 'image/jpeg', content };
  } catch {
    throw new CardError('DOCUMENT_TYPE_REFUSED');
  }
}

function open(received: Buffer): Sharp {
  const format = formatOf(received);
  if (format === undefined) throw new Error('not an image we read');
  return sharp(received, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
}

/** JPEG, PNG and WEBP by their first bytes; SVG, GIF and the rest are refused before any decoder sees them. */
function formatOf(bytes: Buffer): 'jpeg' | 'png' | 'webp' | undefined {
  if (bytes.subarray(0, 3).equals(Buffer.from([0xff, 0xd8, 0xff]))) return 'jpeg';
  if (bytes.subarray(0, 8).equals(Buffer.from('89504e470d0a1a0a', 'hex'))) return 'png';
  if (bytes.toString('latin1', 0, 4) === 'RIFF' && bytes.toString('latin1', 8, 12) === 'WEBP') return 'webp';
  return undefined;
}

/** Begins and ends as a PDF and points to its cross-reference; an executable with a PDF's name does not. */
function isPdf(bytes: Buffer): boolean {
  const head = bytes.toString('latin1', 0, 8);
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 2048));
  return /^%PDF-[12]\.\d/.test(head) && /startxref\s+\d+\s+%%EOF\s*$/.test(tail);
}

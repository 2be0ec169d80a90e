import { CardError, LEAST_PHOTO_WIDTH } from '@karta/domain';
import sharp, { type Sharp } from 'sharp';
import { inspectPdf, looksLikePdf } from '../files/inspect-pdf.ts';
import { refuseInfected } from '../files/virus-check.ts';
import { MOST_IMAGE_BYTES, MOST_PIXELS } from './limits.ts';

const PHOTO = { width: 709, height: 945 };
const LONGEST_DOCUMENT_SIDE = 2480;

/** Decodes, turns upright, crops to 3:4 and writes a new JPEG: nothing of the received file is kept (docs/facts/security.md). */
export async function readPhoto(received: Buffer): Promise<Buffer> {
  await requireLargeEnough(received);
  await refuseInfected(received);
  try {
    const photo = open(received)
      .rotate()
      .resize({ ...PHOTO, fit: 'cover' });
    return await photo.flatten({ background: '#ffffff' }).jpeg({ quality: 88 }).toBuffer();
  } catch (error) {
    throw error instanceof CardError ? error : new CardError('PHOTO_UNREADABLE');
  }
}

/** A photo below half of the printed size would be blurred; one above the limit is not decoded at all. */
async function requireLargeEnough(received: Buffer): Promise<void> {
  if (formatOf(received) === undefined) throw new CardError('PHOTO_UNREADABLE');
  const { width, height, bytes } = await sizeOf(received);
  if (width * height > MOST_PIXELS || bytes > MOST_IMAGE_BYTES) throw new CardError('PHOTO_TOO_LARGE');
  if (Math.min(width, height * (PHOTO.width / PHOTO.height)) < LEAST_PHOTO_WIDTH)
    throw new CardError('PHOTO_TOO_SMALL');
}

/** A progressive or interlaced picture is held whole while it is opened, beside its pixels. */
const PROGRESSIVE_BYTES = 6;
const BYTES: Readonly<Record<string, number>> = { ushort: 2, short: 2, uint: 4, int: 4, float: 4, double: 8 };

/** Width and height as the photo is looked at, and what it takes when it is opened; from its header alone. */
async function sizeOf(received: Buffer): Promise<{ width: number; height: number; bytes: number }> {
  try {
    const { autoOrient, channels, depth, isProgressive } = await sharp(received, {
      limitInputPixels: false,
    }).metadata();
    const each = channels * (BYTES[depth] ?? 1) + (isProgressive ? PROGRESSIVE_BYTES : 0);
    return { ...autoOrient, bytes: autoOrient.width * autoOrient.height * each };
  } catch {
    throw new CardError('PHOTO_UNREADABLE');
  }
}

export interface ReceivedDocument {
  mediaType: 'application/pdf' | 'image/jpeg';
  content: Buffer;
  /** Its first page, small, as a JPEG; null where it has none. */
  picture: Buffer | null;
}

/** A document is a PDF that opens, or an image, which is made anew. What the name or header says counts for nothing. */
export async function readDocument(received: Buffer): Promise<ReceivedDocument> {
  if (received.length === 0) throw new CardError('DOCUMENT_EMPTY');
  await refuseInfected(received);
  if (looksLikePdf(received)) return readPdf(received);
  if (formatOf(received) === undefined) throw new CardError('DOCUMENT_TYPE_REFUSED');
  if ((await sizeOf(received).catch(() => ({ bytes: 0 }))).bytes > MOST_IMAGE_BYTES)
    throw new CardError('DOCUMENT_TYPE_REFUSED');
  try {
    const side = LONGEST_DOCUMENT_SIDE;
    const image = open(received)
      .rotate()
      .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true });
    const content = await image.flatten({ background: '#ffffff' }).jpeg({ quality: 85 }).toBuffer();
    return { mediaType: 'image/jpeg', content, picture: await pictureOf(content) };
  } catch (error) {
    throw error instanceof CardError ? error : new CardError('DOCUMENT_TYPE_REFUSED');
  }
}

async function readPdf(received: Buffer): Promise<ReceivedDocument> {
  const { verdict, picture } = await inspectPdf(received);
  if (verdict === 'locked') throw new CardError('DOCUMENT_LOCKED');
  if (verdict === 'damaged') throw new CardError('DOCUMENT_DAMAGED');
  return {
    mediaType: 'application/pdf',
    content: received,
    picture: picture && (await pictureOf(Buffer.from(picture))),
  };
}

const PICTURE_WIDTH = 240;

/** A small picture for lists, made by us of what we have made ourselves. */
function pictureOf(image: Buffer): Promise<Buffer> {
  return sharp(image)
    .resize({ width: PICTURE_WIDTH, height: 340, fit: 'cover', position: 'top' })
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 70 })
    .toBuffer();
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

import type { CardImage } from '@karta/services';
import { CardError } from '@karta/domain';
import sharp from 'sharp';
import { MOST_PIXELS } from './limits.ts';
import { isDrawing, isPng } from './read-arms.ts';

/** A card at 600 dpi: printers do 300. */
const LARGEST = { width: 2022, height: 1275 };
const isJpeg = (bytes: Buffer): boolean => bytes.subarray(0, 3).equals(Buffer.from('ffd8ff', 'hex'));

/** A picture for the card, made anew: as a JPEG where nothing shines through, else as a PNG; a drawing is painted. @throws CardError */
export async function readCardImage(received: Buffer): Promise<CardImage> {
  if (!isPng(received) && !isJpeg(received) && !isDrawing(received)) throw new CardError('CARD_IMAGE_REFUSED');
  try {
    const density = isDrawing(received) ? { density: 300 } : {};
    const picture = sharp(received, { limitInputPixels: MOST_PIXELS, failOn: 'error', ...density })
      .rotate()
      .resize({ ...LARGEST, fit: 'inside', withoutEnlargement: true })
      .toColourspace('srgb');
    const { isOpaque } = await picture.clone().stats();
    const made = isOpaque ? picture.flatten().jpeg({ quality: 90 }) : picture.png({ compressionLevel: 9 });
    const { data, info } = await made.toBuffer({ resolveWithObject: true });
    const mediaType = isOpaque ? 'image/jpeg' : 'image/png';
    return { picture: data, mediaType, width: info.width, height: info.height };
  } catch {
    throw new CardError('CARD_IMAGE_REFUSED');
  }
}

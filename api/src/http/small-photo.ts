import { TurnTaker } from '@karta/services';
import sharp from 'sharp';

/** A third of an identity photo: sharp in the hand of a controller. */
const SIZE = { width: 240, height: 320 };
/** What a device on a poor connection gets in a moment. */
const MOST_BYTES = 20_000;
const QUALITIES = [72, 50, 30, 15];

const turns = new TurnTaker(2, 40);

/** A photo of ours as a JPEG of at most about 20 kB. @throws CardError TEMPORARILY_UNAVAILABLE */
export const smallPhoto = (photo: Buffer): Promise<Buffer> => turns.take(() => shrunk(photo));

async function shrunk(photo: Buffer): Promise<Buffer> {
  const small = await sharp(photo)
    .resize({ ...SIZE, fit: 'cover' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  let made = Buffer.alloc(0);
  for (const quality of QUALITIES) {
    made = await sharp(small.data, { raw: small.info }).jpeg({ quality }).toBuffer();
    if (made.length <= MOST_BYTES) break;
  }
  return made;
}

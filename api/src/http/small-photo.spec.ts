import { randomBytes } from 'node:crypto';
import sharp from 'sharp';
import { smallPhoto } from './small-photo.ts';

it('a photo for a reader is a JPEG of 240 by 320 and at most 20 kB, even of noise', async () => {
  // given
  const raw = { width: 709, height: 945, channels: 3 } as const;
  const noise = await sharp(randomBytes(709 * 945 * 3), { raw })
    .jpeg({ quality: 95 })
    .toBuffer();

  // when
  const small = await smallPhoto(noise);

  // then
  expect(small.length).toBeLessThanOrEqual(20_000);
  expect(await sharp(small).metadata()).toMatchObject({ format: 'jpeg', width: 240, height: 320 });
});

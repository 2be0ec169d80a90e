import sharp from 'sharp';
import { readArms } from './read-arms.ts';

const drawing = (inside: string): Buffer =>
  Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 120">${inside}</svg>`);
const shield = '<path d="M0 0h100v80l-50 40-50-40z" fill="#0a5c2b"/>';

describe('arms of a town', () => {
  it.each([
    ['a drawing', drawing(shield)],
    [
      'a drawing with a script and a foreign picture',
      drawing(`${shield}<script>alert(1)</script><image href="https://evil.example/x.png" width="9" height="9"/>`),
    ],
  ])('are kept as a picture made by us, of %s', async (_what, received) => {
    const kept = await readArms(received);
    const { format, height } = await sharp(kept).metadata();
    expect({ format, height }).toEqual({ format: 'png', height: 512 });
    expect(kept.toString('latin1')).not.toContain('evil');
  });

  it('are kept of a PNG, as it is', async () => {
    const png = await sharp(drawing(shield)).png().toBuffer();
    expect((await sharp(await readArms(png)).metadata()).format).toBe('png');
  });

  it.each([
    [
      'entities',
      Buffer.from('<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "a">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
    ['a page', Buffer.from('<html><svg/></html>')],
    ['half a PNG', Buffer.from('89504e470d0a1a0a00', 'hex')],
    ['nothing', Buffer.alloc(0)],
    ['a drawing without a size', drawing('').subarray(0, 20)],
  ])('are refused with %s', async (_what, received) => {
    await expect(readArms(received)).rejects.toMatchObject({ code: 'ARMS_REFUSED' });
  });
});

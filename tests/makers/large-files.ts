import { randomBytes } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';

/** A photo of twelve megapixels, as telephones take them. */
export function largePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 20 } as const;
  return sharp({ create: { width: 3000, height: 4000, channels: 3, background: '#90a0b0', noise } })
    .jpeg({ quality: 80 })
    .toBuffer();
}

/** A document of eight megabytes. */
export async function largePdf(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('Zaswiadczenie');
  await document.attach(randomBytes(8_000_000), 'skan.bin');
  return Buffer.from(await document.save());
}

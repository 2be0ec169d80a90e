import { readFileSync } from 'node:fs';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { readDocument, readPhoto } from './received-file.ts';

// pictures of a hundred megapixels are made and opened
jest.setTimeout(30_000);

const picture = (width: number, height: number): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#90a0b0' } })
    .png()
    .toBuffer();

async function onePage(): Promise<Buffer> {
  const document = await PDFDocument.create();
  document.addPage([595, 842]).drawText('Zaswiadczenie');
  return Buffer.from(await document.save({ useObjectStreams: false }));
}

const withTail = (pdf: Buffer, tail: string): Buffer =>
  Buffer.from(pdf.toString('latin1').replace(/%%EOF\s*$/, tail), 'latin1');

describe('a document that is a PDF', () => {
  it.each<[string, (pdf: Buffer) => Buffer]>([
    ['as it was written', (pdf) => pdf],
    ['behind a byte order mark', (pdf) => Buffer.concat([Buffer.from('efbbbf', 'hex'), pdf])],
    ['behind a line break', (pdf) => Buffer.concat([Buffer.from('\r\n'), pdf])],
    ['before a NUL', (pdf) => Buffer.concat([pdf, Buffer.alloc(1)])],
    ['before 80,508 NULs', (pdf) => Buffer.concat([pdf, Buffer.alloc(80_508)])],
    ['before Ctrl-Z', (pdf) => Buffer.concat([pdf, Buffer.from([26])])],
    ['before a line of HTML', (pdf) => Buffer.concat([pdf, Buffer.from('\n<html></html>\n')])],
    ['with a comment of the scanner', (pdf) => withTail(pdf, '%scanner\n%%EOF\n')],
    ['without its end', (pdf) => withTail(pdf, '')],
  ])('is taken %s', async (_how, made) => {
    // given
    const bytes = made(await onePage());

    // then
    const picture = expect.any(Uint8Array);
    expect(await readDocument(bytes)).toEqual({ mediaType: 'application/pdf', content: bytes, picture });
  });

  it.each([
    ['an empty file', Buffer.alloc(0), 'DOCUMENT_EMPTY'],
    [
      'a text that only begins and ends like one',
      Buffer.from('%PDF-1.4 not a pdf startxref 0 %%EOF'),
      'DOCUMENT_DAMAGED',
    ],
    ['another file', Buffer.from('Dzień dobry'), 'DOCUMENT_TYPE_REFUSED'],
  ])('%s is refused with its own code', async (_what, bytes, code) => {
    await expect(readDocument(bytes)).rejects.toMatchObject({ code });
  });

  it('without a page is damaged', async () => {
    // given
    const pdf = Buffer.from(
      (await onePage())
        .toString('latin1')
        .replace('/Count 1', '/Count 0')
        .replace(/\/Kids \[[^\]]*\]/, '/Kids []'),
      'latin1',
    );

    // then
    await expect(readDocument(pdf)).rejects.toMatchObject({ code: 'DOCUMENT_DAMAGED' });
  });
});

describe('a photo', () => {
  it.each([
    [1, 1, 'PHOTO_TOO_SMALL'],
    [349, 466, 'PHOTO_TOO_SMALL'],
    [30_000, 8, 'PHOTO_TOO_SMALL'],
    [9_000, 12_000, 'PHOTO_TOO_LARGE'],
  ])('of %i × %i pixels is refused with %s', async (width, height, code) => {
    await expect(readPhoto(await picture(width, height))).rejects.toMatchObject({ code });
  });

  it('that is held whole while it is opened may have fewer pixels', async () => {
    // given: of one size, the second as slow connections show pictures piece by piece
    const [plain, progressive] = await Promise.all(
      [false, true].map(async (isProgressive) =>
        sharp(await picture(4_500, 5_000))
          .jpeg({ progressive: isProgressive })
          .toBuffer(),
      ),
    );

    // then
    expect((await readPhoto(plain ?? Buffer.alloc(0))).length).toBeGreaterThan(0);
    await expect(readPhoto(progressive ?? Buffer.alloc(0))).rejects.toMatchObject({ code: 'PHOTO_TOO_LARGE' });
  });

  it('of half the printed size is taken and made 709 × 945', async () => {
    // when
    const stored = await readPhoto(await picture(350, 467));

    // then
    expect(await sharp(stored).metadata()).toMatchObject({ width: 709, height: 945, format: 'jpeg' });
  });

  it('that is none is unreadable', async () => {
    await expect(readPhoto(Buffer.from('GIF89a'))).rejects.toMatchObject({ code: 'PHOTO_UNREADABLE' });
  });
});

describe('a PDF with a password', () => {
  const file = (name: string): Buffer => readFileSync(new URL(`../../../tests/files/${name}.pdf`, import.meta.url));

  it('that is asked for when reading is refused, and the sentence says so', async () => {
    await expect(readDocument(file('needs-password'))).rejects.toMatchObject({ code: 'DOCUMENT_LOCKED' });
  });

  it('that is asked for when printing or changing alone is taken', async () => {
    expect(await readDocument(file('owner-only'))).toMatchObject({ mediaType: 'application/pdf' });
  });
});

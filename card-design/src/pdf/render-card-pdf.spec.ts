import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { blackBars, decodeBarCode } from '@karta/simulators';
import type { CardContent } from '../card-content.ts';
import { NURT_TEMPLATE } from '../nurt-template.ts';
import type { CardFont } from '../template.ts';
import { textWidth } from '../text-width.ts';
import { readCardFonts } from './card-fonts.ts';
import { renderCalibrationPdf } from './render-calibration-pdf.ts';
import { renderCardPdf } from './render-card-pdf.ts';

const POLISH = 'Zażółć gęślą jaźń ĄĆĘŁŃÓŚŹŻ 01-000018';

async function card(): Promise<CardContent> {
  const bytes = await sharp({ create: { width: 709, height: 945, channels: 3, background: '#c8d8d0' } })
    .jpeg()
    .toBuffer();
  return {
    town: { name: 'Nowa Rzeczna', returnPlace: 'Ratuszu, Rynek 1' },
    givenNames: 'Katarzyna Wiktoria',
    surname: 'Brzęczyszczykiewicz-Wójcik',
    number: '01-000412',
    validUntil: '2028-12-31',
    issuedOn: '2026-11-21',
    packages: [],
    photo: { mime: 'image/jpeg', bytes: new Uint8Array(bytes) },
    signedCode: '',
  };
}

it('prints two sides of exactly the size of a CR80 card', async () => {
  // when
  const document = await PDFDocument.load(await renderCardPdf(NURT_TEMPLATE, await card()));

  // then
  const sizes = document.getPages().map((page) => page.getSize());
  expect(sizes).toHaveLength(2);
  for (const { width, height } of sizes) {
    expect(width).toBeCloseTo(242.65, 2);
    expect(height).toBeCloseTo(153.01, 2);
  }
});

it('carries the card number as a bar code that can be read back', async () => {
  // when
  const pdf = await renderCardPdf(NURT_TEMPLATE, await card());

  // then
  expect(await decodeBarCode(pdf)).toBe('01-000412');
});

/** Where the first black bar of each page lies, in tenths of a millimetre from the upper left corner. */
const firstBars = async (pdf: Uint8Array) =>
  (await blackBars(pdf)).map(([bar]) =>
    bar ? [bar.x, 153.01 - bar.y - bar.height].map((points) => (points * 254) / 72) : undefined,
  );

it('000-21 shifts each side by the offset of the station, and nothing of the card is lost', async () => {
  // given
  const offset = { front: { x: 0, y: 0 }, back: { x: 4, y: -12 } };

  // when
  const [plain, shifted] = [
    await renderCardPdf(NURT_TEMPLATE, await card()),
    await renderCardPdf(NURT_TEMPLATE, await card(), { offset }),
  ];

  // then
  const [x = 0, y = 0] = (await firstBars(plain))[1] ?? [];
  const moved = (await firstBars(shifted))[1] ?? [];
  expect(moved[0]).toBeCloseTo(x + 4, 3);
  expect(moved[1]).toBeCloseTo(y - 12, 3);
  expect(await decodeBarCode(shifted)).toBe('01-000412');
});

it('000-21 prints the page of calibration with the offset that is set, so that a second one proves it', async () => {
  // when
  const none = { x: 0, y: 0 };
  const plain = await renderCalibrationPdf('Stanowisko 1, Ratusz', { front: none, back: none });
  const shifted = await renderCalibrationPdf('Stanowisko 1, Ratusz', { front: { x: 30, y: -5 }, back: none });

  // then
  const sizes = (await PDFDocument.load(plain)).getPages().map((page) => Math.round(page.getWidth()));
  expect(sizes).toEqual([243, 243]);
  expect(shifted).not.toEqual(plain);
});

it('prints a photo wherever its bytes lie in memory', async () => {
  // given
  const { photo, ...rest } = await card();
  const memory = new Uint8Array((photo?.bytes.length ?? 0) + 16);
  memory.set(photo?.bytes ?? [], 8);
  const bytes = memory.subarray(8, 8 + (photo?.bytes.length ?? 0));

  // when
  const pdf = await renderCardPdf(NURT_TEMPLATE, { ...rest, photo: { mime: 'image/jpeg', bytes } });

  // then
  expect(pdf).toHaveLength((await renderCardPdf(NURT_TEMPLATE, { ...rest, photo })).length);
});

it('prints a card without a photo', async () => {
  // when
  const pdf = await renderCardPdf(NURT_TEMPLATE, { ...(await card()), photo: null });

  // then
  expect(await decodeBarCode(pdf)).toBe('01-000412');
});

it('measures text as the embedded fonts do, and has every Polish letter', async () => {
  // given
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);

  // then
  for (const [name, file] of Object.entries(await readCardFonts())) {
    const font = await document.embedFont(file);
    for (const letter of POLISH) expect(font.getCharacterSet()).toContain(letter.codePointAt(0));
    expect(textWidth(POLISH, name as CardFont, 10)).toBeCloseTo(font.widthOfTextAtSize(POLISH, 10), 0);
  }
});

import fontkit from '@pdf-lib/fontkit';
import { degrees, PDFDocument, rgb } from 'pdf-lib';
import type { PDFFont, PDFImage, PDFPage } from 'pdf-lib';
import type { CardContent, CardPhoto } from '../card-content.ts';
import { layoutCard } from '../layout.ts';
import type { CardFont, CardTemplate } from '../template.ts';
import { readCardFonts } from './card-fonts.ts';
import { drawMark, POINTS } from './draw-mark.ts';

/** What a print takes beside the card. */
export interface CardPrint {
  /** Pictures of the design by their name; the town's arms are `TOWN_ARMS`. */
  readonly pictures?: ReadonlyMap<string, CardPhoto>;
  /** Written across both sides, where it is no card: WZÓR. */
  readonly isSpecimen?: boolean;
}

/**
 * The print file: two pages (front, back) of the card's exact size, CR80 = 242.65 × 153.01 pt, fonts embedded.
 * Throws when a picture is neither JPEG nor PNG, or when a code does not fit.
 */
export async function renderCardPdf(
  template: CardTemplate,
  card: CardContent,
  { pictures = new Map(), isSpecimen = false }: CardPrint = {},
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  document.setTitle('Karta Mieszkańca');
  document.setProducer('Karta Mieszkańca');
  document.setCreator('Karta Mieszkańca');
  const layout = layoutCard(template, card);
  if (layout.warnings.includes('CODE_TOO_SMALL')) throw new RangeError('A code does not fit on the card.');
  const files = await readCardFonts();
  const embed = (font: CardFont): Promise<PDFFont> => document.embedFont(new Uint8Array(files[font]), { subset: true });
  const fonts = {
    'Commissioner-SemiBold': await embed('Commissioner-SemiBold'),
    'Commissioner-Medium': await embed('Commissioner-Medium'),
    'KartaSans-Regular': await embed('KartaSans-Regular'),
    'KartaSans-Bold': await embed('KartaSans-Bold'),
  };
  const photo = card.photo === null ? undefined : await embedPicture(document, card.photo);
  const drawn = new Map<string, PDFImage>();
  for (const [name, picture] of pictures) drawn.set(name, await embedPicture(document, picture));
  for (const side of [layout.front, layout.back]) {
    const page = document.addPage([template.widthMm * POINTS, template.heightMm * POINTS]);
    for (const each of side) drawMark(each, { page, heightMm: template.heightMm, fonts, photo, pictures: drawn });
    if (isSpecimen) markAcross(page, 'WZÓR', fonts['KartaSans-Bold']);
  }
  return document.save();
}

/** Along the diagonal, so that it cannot be cut off. */
function markAcross(page: PDFPage, text: string, font: PDFFont): void {
  const { width, height } = page.getSize();
  const angle = Math.atan2(height, width);
  const size = 58;
  const half = font.widthOfTextAtSize(text, size) / 2;
  page.drawText(text, {
    x: width / 2 - half * Math.cos(angle) + (size / 3) * Math.sin(angle),
    y: height / 2 - half * Math.sin(angle) - (size / 3) * Math.cos(angle),
    size,
    font,
    color: rgb(0.66, 0.13, 0.1),
    opacity: 0.45,
    rotate: degrees((angle * 180) / Math.PI),
  });
}

async function embedPicture(document: PDFDocument, picture: CardPhoto): Promise<PDFImage> {
  // The JPEG reader takes the whole memory behind a view (pdf-lib#1273), and small buffers are views of a shared pool.
  const bytes = new Uint8Array(picture.bytes);
  return picture.mime === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes);
}

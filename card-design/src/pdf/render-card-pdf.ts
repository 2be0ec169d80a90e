import fontkit from '@pdf-lib/fontkit';
import { PDFDocument } from 'pdf-lib';
import type { PDFFont, PDFImage } from 'pdf-lib';
import type { CardContent } from '../card-content.ts';
import { layoutCard } from '../layout.ts';
import type { CardFont, CardTemplate } from '../template.ts';
import { readCardFonts } from './card-fonts.ts';
import type { CardFonts } from './card-fonts.ts';
import { drawMark, POINTS } from './draw-mark.ts';

/**
 * The print file: two pages (front, back) of the card's exact size, CR80 = 242.65 × 153.01 pt, fonts embedded.
 * `fonts` default to the shipped ones. Throws when the photo is neither JPEG nor PNG, or when the number has no bar code.
 */
export async function renderCardPdf(template: CardTemplate, card: CardContent, fonts?: CardFonts): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  document.setTitle('Karta Mieszkańca');
  document.setProducer('Karta Mieszkańca');
  document.setCreator('Karta Mieszkańca');
  const files = fonts ?? (await readCardFonts());
  const embed = (font: CardFont): Promise<PDFFont> => document.embedFont(new Uint8Array(files[font]), { subset: true });
  const embedded = {
    'Commissioner-SemiBold': await embed('Commissioner-SemiBold'),
    'Commissioner-Medium': await embed('Commissioner-Medium'),
    'KartaSans-Regular': await embed('KartaSans-Regular'),
    'KartaSans-Bold': await embed('KartaSans-Bold'),
  };
  const photo = await embedPhoto(document, card);
  const layout = layoutCard(template, card);
  for (const side of [layout.front, layout.back]) {
    const page = document.addPage([template.widthMm * POINTS, template.heightMm * POINTS]);
    for (const mark of side) drawMark(mark, { page, heightMm: template.heightMm, fonts: embedded, photo });
  }
  return document.save();
}

async function embedPhoto(document: PDFDocument, { photo }: CardContent): Promise<PDFImage | undefined> {
  if (photo === null) return undefined;
  // The JPEG reader takes the whole memory behind a view (pdf-lib#1273), and small buffers are views of a shared pool.
  const bytes = new Uint8Array(photo.bytes);
  return photo.mime === 'image/png' ? document.embedPng(bytes) : document.embedJpg(bytes);
}

import fontkit from '@pdf-lib/fontkit';
import type { PrintOffset } from '@karta/domain';
import { degrees, PDFDocument, popGraphicsState, pushGraphicsState, rgb, translate } from 'pdf-lib';
import type { PDFFont, PDFImage, PDFPage } from 'pdf-lib';
import type { CardPhoto } from '../card-content.ts';
import { SIDES, type Mark, type Side } from '../layout.ts';
import type { CardFont } from '../template.ts';
import { readCardFonts } from './card-fonts.ts';
import { drawMark } from './draw-mark.ts';
import { POINTS } from './paper.ts';

/** How marks come onto paper. */
export interface SidesPrint {
  readonly widthMm: number;
  readonly heightMm: number;
  readonly photo?: CardPhoto | null;
  /** Pictures by their name. */
  readonly pictures?: ReadonlyMap<string, CardPhoto>;
  /** How far the printer lies off: everything is shifted by it, in tenths of a millimetre. */
  readonly offset?: PrintOffset | undefined;
  /** Written across both sides. */
  readonly across?: string | undefined;
}

/** A page for each side, of the card's exact size, fonts embedded. Throws when a picture is neither JPEG nor PNG. */
export async function printSides(
  sides: Readonly<Record<Side, readonly Mark[]>>,
  { widthMm, heightMm, photo, pictures = new Map(), offset, across }: SidesPrint,
): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  document.setTitle('Karta Mieszkańca');
  document.setProducer('Karta Mieszkańca');
  document.setCreator('Karta Mieszkańca');
  const files = await readCardFonts();
  const embed = (font: CardFont): Promise<PDFFont> => document.embedFont(new Uint8Array(files[font]), { subset: true });
  const fonts = {
    'Commissioner-SemiBold': await embed('Commissioner-SemiBold'),
    'Commissioner-Medium': await embed('Commissioner-Medium'),
    'KartaSans-Regular': await embed('KartaSans-Regular'),
    'KartaSans-Bold': await embed('KartaSans-Bold'),
  };
  const portrait = photo ? await embedPicture(document, photo) : undefined;
  const drawn = new Map<string, PDFImage>();
  for (const [name, picture] of pictures) drawn.set(name, await embedPicture(document, picture));
  for (const side of SIDES) {
    const page = document.addPage([widthMm * POINTS, heightMm * POINTS]);
    const { x, y } = offset?.[side] ?? { x: 0, y: 0 };
    page.pushOperators(pushGraphicsState(), translate((x / 10) * POINTS, (-y / 10) * POINTS));
    for (const each of sides[side]) drawMark(each, { page, heightMm, fonts, photo: portrait, pictures: drawn });
    if (across !== undefined) markAcross(page, across, fonts['KartaSans-Bold']);
    page.pushOperators(popGraphicsState());
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

import fontkit from '@pdf-lib/fontkit';
import { PDFDocument, type PDFFont, type PDFPage } from 'pdf-lib';
import { readCardFonts } from './card-fonts.ts';

/** A4 in points. */
const PAGE = { width: 595.28, height: 841.89, margin: 56 } as const;
const LEADING = 1.4;

/** A heading, or a line of text. */
export interface TextLine {
  readonly text: string;
  readonly isHeading?: boolean;
}

/** Plain text on A4 pages, to be read: headings and lines, wrapped at words; signs that the font lacks become a question mark. */
export async function renderTextPdf(title: string, lines: readonly TextLine[]): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.registerFontkit(fontkit);
  document.setTitle(title);
  document.setLanguage('pl');
  const files = await readCardFonts();
  const text = await document.embedFont(new Uint8Array(files['KartaSans-Regular']), { subset: true });
  const bold = await document.embedFont(new Uint8Array(files['KartaSans-Bold']), { subset: true });
  let page: PDFPage = document.addPage([PAGE.width, PAGE.height]);
  let y = PAGE.height - PAGE.margin;
  for (const line of [{ text: title, isHeading: true }, ...lines]) {
    const [font, size] = line.isHeading ? [bold, 13] : [text, 10];
    y -= line.isHeading ? 8 : 0;
    for (const part of wrap(known(line.text, font), font, size)) {
      if (y < PAGE.margin + size) {
        page = document.addPage([PAGE.width, PAGE.height]);
        y = PAGE.height - PAGE.margin;
      }
      y -= size * LEADING;
      page.drawText(part, { x: PAGE.margin, y, size, font });
    }
  }
  return document.save();
}

/** In the signs that the font has. */
function known(words: string, font: PDFFont): string {
  const has = new Set(font.getCharacterSet());
  return [...words.replace(/\s+/g, ' ')].map((sign) => (has.has(sign.codePointAt(0) ?? 0) ? sign : '?')).join('');
}

function wrap(words: string, font: PDFFont, size: number): string[] {
  const most = PAGE.width - 2 * PAGE.margin;
  const lines: string[] = [];
  let line = '';
  for (const word of words.split(' ').flatMap((each) => cut(each, font, size, most))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (font.widthOfTextAtSize(longer, size) <= most) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A word that is longer than a line is cut. */
function cut(word: string, font: PDFFont, size: number, most: number): string[] {
  if (font.widthOfTextAtSize(word, size) <= most) return [word];
  const half = Math.ceil(word.length / 2);
  return [...cut(word.slice(0, half), font, size, most), ...cut(word.slice(half), font, size, most)];
}

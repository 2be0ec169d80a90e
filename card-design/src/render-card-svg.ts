import type { CardContent, CardPhoto } from './card-content.ts';
import type { MmBox } from './element-box.ts';
import { layoutCard } from './layout.ts';
import type { Mark } from './layout.ts';
import type { Line } from './place-letters.ts';
import type { CardFont, CardTemplate } from './template.ts';

export type CardSvg = { front: string; back: string; warnings: string[] };
type Pictures = { photo: string | null; of: (image: string) => string };

const FAMILIES: Readonly<Record<CardFont, { family: string; weight: number }>> = {
  'Commissioner-SemiBold': { family: 'Commissioner, sans-serif', weight: 600 },
  'Commissioner-Medium': { family: 'Commissioner, sans-serif', weight: 450 },
  'KartaSans-Regular': { family: "'Source Sans 3', sans-serif", weight: 400 },
  'KartaSans-Bold': { family: "'Source Sans 3', sans-serif", weight: 650 },
};

/**
 * Both sides as SVG documents in millimetres, for previews. Positions are those of the print; runs in the browser.
 * `photoAddress`: where the page finds the photo; without it the photo stands in the document. `pictureAddress`: where it finds
 * a picture of the design, or the town's arms. `warnings`: LETTERS_REPLACED, NAME_SET_SMALL, NAME_BROKEN, TEXT_CUT, CODE_TOO_SMALL.
 */
export function renderCardSvg(
  template: CardTemplate,
  card: CardContent,
  photoAddress?: string,
  pictureAddress: (image: string) => string = () => '',
): CardSvg {
  const layout = layoutCard(template, card);
  const photo = photoAddress ?? (card.photo && inDocument(card.photo));
  const prefix = `k${card.number.replace(/\W/g, '')}`;
  const side = (marks: readonly Mark[], name: string): string => {
    const body = marks.map((mark, at) => draw(mark, { photo, of: pictureAddress }, `${prefix}${name}${at}`)).join('');
    const label = escape(`Karta Mieszkańca, ${name}: ${card.givenNames} ${card.surname}, numer ${card.number}`);
    return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${template.widthMm} ${template.heightMm}" role="img" aria-label="${label}">${body}</svg>`;
  };
  return { front: side(layout.front, 'awers'), back: side(layout.back, 'rewers'), warnings: layout.warnings };
}

function draw(mark: Mark, pictures: Pictures, id: string): string {
  switch (mark.kind) {
    case 'rectangle':
      return `<rect x="${n(mark.x)}" y="${n(mark.y)}" width="${n(mark.width)}" height="${n(mark.height)}" rx="${mark.radius}" fill="${mark.colour}"/>`;
    case 'bars':
      return `<path fill="#000" d="${mark.bars.map((bar) => `M${n(bar.x)} ${n(bar.y)}h${n(bar.width)}v${n(bar.height)}h${n(-bar.width)}z`).join('')}"/>`;
    case 'line':
      return drawLine(mark);
    case 'turned': {
      const inner = mark.marks.map((each, at) => draw(each, pictures, `${id}t${at}`)).join('');
      return `<g transform="rotate(${mark.turn} ${n(mark.x)} ${n(mark.y)})">${inner}</g>`;
    }
    case 'photo':
      return drawPhoto(mark, pictures.photo, id);
    case 'picture': {
      const href = pictures.of(mark.image);
      const aspect = mark.fit === 'cover' ? 'xMidYMid slice' : 'xMidYMid meet';
      return `<image ${boxOf(mark)} preserveAspectRatio="${aspect}" href="${escape(href)}"/>`;
    }
    case 'shapes': {
      const paths = mark.shapes.map(
        (shape) =>
          `<path d="${escape(shape.d)}" fill="${shape.fill ?? 'none'}"${shape.stroke === undefined ? '' : ` stroke="${shape.stroke}" stroke-width="${shape.strokeWidth}" stroke-linecap="round"`}${shape.opacity === 1 ? '' : ` opacity="${shape.opacity}"`}/>`,
      );
      // The clip cuts fills and inner lines; an outline drawn on its edge is the last shape and stays whole.
      const [inner, outline] = mark.clip === undefined ? [paths, []] : [paths.slice(0, -1), paths.slice(-1)];
      const clip = mark.clip === undefined ? '' : `<clipPath id="${id}"><path d="${escape(mark.clip)}"/></clipPath>`;
      const group = mark.clip === undefined ? '<g>' : `<g clip-path="url(#${id})">`;
      return `<g transform="translate(${mark.x} ${mark.y}) scale(${mark.scale})">${clip}${group}${inner.join('')}</g>${outline.join('')}</g>`;
    }
  }
}

function drawLine(line: Line): string {
  const { family, weight } = FAMILIES[line.font];
  const spacing = line.spacing === 0 ? '' : ` letter-spacing="${line.spacing}"`;
  return `<text x="${n(line.x)}" y="${n(line.y)}" font-family="${family}" font-weight="${weight}" font-size="${n(line.size)}"${spacing} fill="${line.colour}" xml:space="preserve">${escape(line.text)}</text>`;
}

function drawPhoto(box: Extract<Mark, { kind: 'photo' }>, photo: string | null, id: string): string {
  const place = boxOf(box);
  if (photo === null) return `<rect ${place} rx="${box.radius}" fill="#e5ebe8"/>`;
  return `<clipPath id="${id}"><rect ${place} rx="${box.radius}"/></clipPath><image ${place} preserveAspectRatio="xMidYMid slice" clip-path="url(#${id})" href="${escape(photo)}"/>`;
}

const boxOf = ({ x, y, width, height }: MmBox): string =>
  `x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}"`;
const inDocument = ({ mime, bytes }: CardPhoto): string => `data:${mime};base64,${base64(bytes)}`;

function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}

const n = (value: number): string => String(Math.round(value * 10_000) / 10_000);

function escape(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}

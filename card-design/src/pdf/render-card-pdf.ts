import type { PrintOffset } from '@karta/domain';
import type { CardContent, CardPhoto } from '../card-content.ts';
import { layoutCard } from '../layout.ts';
import type { CardTemplate } from '../template.ts';
import { printSides } from './print-sides.ts';

/** What a print takes beside the card. */
export interface CardPrint {
  /** Pictures of the design by their name; the town's arms are `TOWN_ARMS`. */
  readonly pictures?: ReadonlyMap<string, CardPhoto>;
  /** Written across both sides, where it is no card: WZÓR. */
  readonly isSpecimen?: boolean;
  /** How the prints of the station are shifted. */
  readonly offset?: PrintOffset;
}

/**
 * The print file: two pages (front, back) of the card's exact size, CR80 = 242.65 × 153.01 pt, fonts embedded.
 * Throws when a picture is neither JPEG nor PNG, or when a code does not fit.
 */
export async function renderCardPdf(
  template: CardTemplate,
  card: CardContent,
  { pictures = new Map(), isSpecimen = false, offset }: CardPrint = {},
): Promise<Uint8Array> {
  const layout = layoutCard(template, card);
  if (layout.warnings.includes('CODE_TOO_SMALL')) throw new RangeError('A code does not fit on the card.');
  const { widthMm, heightMm } = template;
  const across = isSpecimen ? 'WZÓR' : undefined;
  return printSides(layout, { widthMm, heightMm, photo: card.photo, pictures, offset, across });
}

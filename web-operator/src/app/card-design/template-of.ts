import { ID_1, type CardTemplate } from '@karta/card-design';
import type { CardDesign } from '@karta/contracts';

/** A design with the size of the card, as it is drawn and judged; which version it is says nothing of how it looks. */
export const templateOf = (design: CardDesign): CardTemplate => ({
  id: 'town',
  version: 0,
  widthMm: ID_1.width,
  heightMm: ID_1.height,
  ...design,
});

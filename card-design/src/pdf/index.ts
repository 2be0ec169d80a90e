export { renderCardPdf } from './render-card-pdf.ts';
export { readCardFonts } from './card-fonts.ts';
export type { CardFonts } from './card-fonts.ts';

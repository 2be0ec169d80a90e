export { renderCardPdf } from './render-card-pdf.ts';
export { renderTextPdf } from './render-text-pdf.ts';
export type { TextLine } from './render-text-pdf.ts';
export { readCardFonts } from './card-fonts.ts';
export type { CardFonts } from './card-fonts.ts';

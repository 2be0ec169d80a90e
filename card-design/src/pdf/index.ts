export { renderCardPdf } from './render-card-pdf.ts';
export { renderCalibrationPdf } from './render-calibration-pdf.ts';
export { renderTextPdf } from './render-text-pdf.ts';
export type { TextLine } from './render-text-pdf.ts';
export type { CardPrint } from './render-card-pdf.ts';

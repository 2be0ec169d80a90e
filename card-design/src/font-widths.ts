import { COMMISSIONER_WIDTHS } from './commissioner-widths.ts';
import { KARTA_SANS_WIDTHS } from './karta-sans-widths.ts';

/** Font → advance width in thousandths of the size → the letters that have it. */
export const FONT_WIDTHS = { ...COMMISSIONER_WIDTHS, ...KARTA_SANS_WIDTHS };

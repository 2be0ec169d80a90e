// Runs in the browser. The print side, with its fonts, is `@karta/card-design/pdf`.
export { renderCardSvg } from './render-card-svg.ts';
export type { CardSvg } from './render-card-svg.ts';
export { nameWarnings } from './name-warnings.ts';
export { placeWarnings } from './place-warnings.ts';
export { NURT_TEMPLATE } from './nurt-template.ts';
export type { CardContent, CardPhoto } from './card-content.ts';
export type { CardTemplate } from './template.ts';

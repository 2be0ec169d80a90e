import { chromaAndHue, fromOklch, hexOf, linearOf } from './oklch.ts';

/** The colour of a town that has chosen none: the design keeps its own. */
const USUAL_COLOUR = '#00586b';
/** Lightness and most chroma of each colour that follows the town's, as the portal's card has them (tokens.css). */
const FOLLOWS = {
  town: [0.37, 0.12],
  townTint: [0.85, 0.07],
  townPale: [0.92, 0.035],
  mist: [0.97, 0.01],
} as const;

/** Colours of a design that follow the one colour of the town: the hue is the town's, the lightness stays the design's. */
export function townColours(colour: string): Readonly<Record<string, string>> {
  if (colour.toLowerCase() === USUAL_COLOUR) return {};
  const { chroma, hue } = chromaAndHue(linearOf(colour));
  return Object.fromEntries(
    Object.entries(FOLLOWS).map(([name, [lightness, most]]) => [
      name,
      hexOf(fromOklch(lightness, Math.min(chroma, most), hue)),
    ]),
  );
}

import { chromaAndHue, contrastOf, fromOklch, linearOf } from '@karta/card-design';

/** Contrast of the words on the main button with that town's colour, in the light and the dark theme (tokens.css). */
export function buttonContrast(hex: string): { light: number; dark: number } {
  const { chroma, hue } = chromaAndHue(linearOf(hex));
  const light = contrastOf([1, 1, 1], fromOklch(0.42, Math.min(chroma, 0.12), hue));
  const dark = contrastOf(fromOklch(0.28, Math.min(chroma, 0.06), hue), fromOklch(0.81, Math.min(chroma, 0.09), hue));
  return { light, dark };
}

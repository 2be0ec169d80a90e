import { readFile } from 'node:fs/promises';
import type { CardFont } from '../template.ts';

export type CardFonts = Readonly<Record<CardFont, Uint8Array>>;

const read = async (font: CardFont): Promise<Uint8Array> =>
  new Uint8Array(await readFile(new URL(`../../fonts/${font}.ttf`, import.meta.url)));

/** Reads the four font files that ship with the design. */
export async function readCardFonts(): Promise<CardFonts> {
  return {
    'Commissioner-SemiBold': await read('Commissioner-SemiBold'),
    'Commissioner-Medium': await read('Commissioner-Medium'),
    'KartaSans-Regular': await read('KartaSans-Regular'),
    'KartaSans-Bold': await read('KartaSans-Bold'),
  };
}

import type { Configuration } from '@karta/contracts';
import { ARMS_PART } from './arms-part.ts';
import { CARD_DESIGN_PART } from './card-design-part.ts';
import type { FilePart } from './file-part.ts';
import { FORMS_PART } from './forms-part.ts';
import { LETTERS_PART } from './letters-part.ts';
import { OWN_LETTERS_PART } from './own-letters-part.ts';
import { TEXTS_PART } from './texts-part.ts';

/** The parts of the file beside settings and catalogues, in the order in which they are entered: texts name forms. */
export const FILE_PARTS = {
  arms: ARMS_PART,
  cardDesign: CARD_DESIGN_PART,
  forms: FORMS_PART,
  texts: TEXTS_PART,
  letters: LETTERS_PART,
  ownLetters: OWN_LETTERS_PART,
} as const;
export type PartName = keyof typeof FILE_PARTS;
export const PART_NAMES = Object.keys(FILE_PARTS) as PartName[];

/** A part by its name; every one of them takes what the contract says of that name. */
export const partOf = (name: PartName): FilePart<keyof Configuration> =>
  FILE_PARTS[name] as unknown as FilePart<keyof Configuration>;

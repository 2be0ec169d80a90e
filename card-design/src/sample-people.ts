import { PHOTO_HASH_BYTES, printedCode, printedToSign } from '@karta/domain/phone-card';
import type { CardContent } from './card-content.ts';

/** A person of the previews; none of them lives. */
export interface SamplePerson extends Pick<CardContent, 'givenNames' | 'surname'> {
  readonly code: 'usual' | 'short' | 'longest' | 'no-photo';
  readonly hasPhoto: boolean;
}

/** The shortest and the longest names that a design has to bear. */
export const SAMPLE_PEOPLE: readonly SamplePerson[] = [
  { code: 'usual', givenNames: 'Małgorzata', surname: 'Źdźbłowska', hasPhoto: true },
  { code: 'short', givenNames: 'Jan', surname: 'Bąk', hasPhoto: true },
  { code: 'longest', givenNames: 'Konstantyna Aleksandra', surname: 'Brzęczyszczykiewicz-Wójcicka', hasPhoto: true },
  { code: 'no-photo', givenNames: 'Katarzyna Wiktoria', surname: 'Gwiżdżąca-Szczęsna', hasPhoto: false },
];

/** A card of that person; the card of a town has no end, so the preview shows one only where the design asks for it. */
export function sampleCard(
  { givenNames, surname }: SamplePerson,
  { town, number, today }: { town: CardContent['town']; number: string; today: string },
): CardContent {
  return {
    town,
    givenNames,
    surname,
    number,
    validUntil: `${Number(today.slice(0, 4)) + 2}-09-30`,
    issuedOn: today,
    packages: ['Pakiet Mieszkańca'],
    photo: null,
    signedCode: sampleCode(number),
  };
}

/** A printed code as long as a signed one, signed by nobody: for previews. */
export function sampleCode(number: string): string {
  const claims = { number, issuedAt: 1_800_000_000, photo: new Uint8Array(PHOTO_HASH_BYTES) };
  return printedCode(printedToSign('00000000', claims), new Uint8Array(64));
}

import { layoutCard } from './layout.ts';
import { NURT_TEMPLATE } from './nurt-template.ts';
import { printableText } from './text-width.ts';

/** What the back of the card says of the place where a found card is handed in: PLACE_CUT, LETTERS_REPLACED. */
export function placeWarnings(returnPlace: string): readonly string[] {
  const nobody = {
    givenNames: 'A',
    surname: 'A',
    number: '0',
    validUntil: null,
    packages: [],
    photo: null,
    signedCode: '',
  };
  const card = { ...nobody, town: { name: '', returnPlace }, issuedOn: '2000-01-01' };
  const isCut = layoutCard(NURT_TEMPLATE, card).warnings.includes('TEXT_CUT');
  const { isReplaced } = printableText(returnPlace, 'KartaSans-Regular');
  return [...(isCut ? ['PLACE_CUT'] : []), ...(isReplaced ? ['LETTERS_REPLACED'] : [])];
}

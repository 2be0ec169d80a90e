import { placeWarnings } from './place-warnings.ts';

it.each([
  ['Ratuszu, Rynek 1', []],
  ['punkcie: Ratusz, Biuro Karty, Rynek 1–3', []],
  ['Ратуші', ['LETTERS_REPLACED']],
  ['W'.repeat(200), ['PLACE_CUT']],
  ['Biurze Karty Mieszkańca w Centrum Obsługi Mieszkańców przy ulicy Generała Władysława Andersa 118', ['PLACE_CUT']],
])('the back of the card says of %s: %j', (place, warnings) => expect(placeWarnings(place)).toEqual(warnings));

import type { Binding } from '@karta/card-design';
import type { DesignElement } from './design-edits.ts';

/** What a text or a code may say of the card. */
export const BINDING_WORDS: Readonly<Record<Binding | 'signedCode', string>> = {
  fullName: 'Imię i nazwisko',
  givenNames: 'Imiona',
  surname: 'Nazwisko',
  number: 'Numer karty',
  validUntil: 'Ważna do',
  issuedOn: 'Data wydania',
  packages: 'Pakiety',
  cityName: 'Nazwa miasta',
  ownership: 'Zdanie o własności',
  foundHint: 'Gdzie oddać znalezioną',
  lostHint: 'Co zrobić po zgubieniu',
  signedCode: 'Kod podpisany przez miasto',
};

export const FONT_WORDS = {
  'Commissioner-SemiBold': 'Commissioner, półgruba',
  'Commissioner-Medium': 'Commissioner, zwykła',
  'KartaSans-Bold': 'Karta Sans, gruba',
  'KartaSans-Regular': 'Karta Sans, zwykła',
} as const;

/** Colours of the shipped design. */
export const COLOUR_WORDS: Readonly<Record<string, string>> = {
  town: 'barwa miasta',
  townTint: 'barwa miasta, jasna',
  townPale: 'barwa miasta, blada',
  mist: 'tło, barwa miasta',
  gold: 'złota',
  white: 'biała',
  black: 'czarna',
};

const ICONS: Readonly<Record<DesignElement['kind'], string>> = {
  text: 'title',
  name: 'person',
  photo: 'account_box',
  image: 'image',
  arms: 'shield',
  code128: 'barcode',
  qr: 'qr_code_2',
  box: 'rectangle',
  vector: 'edit',
};
export const iconOf = ({ kind }: DesignElement): string => ICONS[kind];

/** How an element is called in the list and to a screen reader. */
export function elementWord(element: DesignElement): string {
  switch (element.kind) {
    case 'text':
      return element.bind === undefined ? (element.text ?? '') : `${BINDING_WORDS[element.bind]} (dane)`;
    case 'name':
      return 'Imię i nazwisko';
    case 'photo':
      return 'Zdjęcie';
    case 'image':
      return 'Obraz';
    case 'arms':
      return 'Herb miasta';
    case 'code128':
      return `Kod 128: ${BINDING_WORDS[element.bind].toLowerCase()}`;
    case 'qr':
      return `Kod QR: ${element.bind === undefined ? (element.text ?? '') : BINDING_WORDS[element.bind].toLowerCase()}`;
    case 'vector':
      return element.label ?? 'Rysunek';
    case 'box':
      if (element.width > 85 && element.height > 53) return 'Tło';
      return Math.min(element.width, element.height) <= 1 ? 'Linia' : 'Ramka';
  }
}

const WARNINGS: Readonly<Record<string, string>> = {
  OFF_CARD: 'wystaje poza kartę',
  CODE_TOO_SMALL: 'ma za mało miejsca, nie da się go odczytać',
  COLOUR_UNKNOWN: 'ma barwę, której projekt nie zna',
  IMAGE_UNKNOWN: 'wskazuje obraz, którego nie ma',
  LETTERS_REPLACED: 'ma litery, których nie ma czcionka',
  NAME_SET_SMALL: 'będzie bardzo małymi literami',
  NAME_BROKEN: 'nie mieści się: podzielimy słowo',
  TEXT_CUT: 'nie mieści się i zostanie ucięty',
  AT_EDGE: 'stoi bliżej niż 1,5 mm od krawędzi',
  OVERLAP: 'nachodzi na inny element',
  COVERED: 'jest pod innym elementem, który go zasłania',
  LOW_CONTRAST: 'ma za mały kontrast z tłem',
  CODE_UNREADABLE: 'nie stoi w całości na jasnym tle, czytnik może go nie odczytać',
};
export const warningWord = (code: string): string => WARNINGS[code] ?? code;

import type { Binding, QrElement, Said } from './template.ts';

/** The name of the town's own arms among the pictures of a print. */
export const TOWN_ARMS = 'arms';

export type CardPhoto = { mime: 'image/jpeg' | 'image/png'; bytes: Uint8Array };

/** What stands on one card. Dates are civil dates, `YYYY-MM-DD`. */
export type CardContent = {
  town: {
    name: string;
    /** Where a found card is handed in, in the locative: "Ratuszu, Rynek 1". */
    returnPlace: string;
    /** Replaces colours of the template, e.g. `{ town: '#7a2420' }`. */
    colours?: Readonly<Record<string, string>>;
    /** The town has arms of its own: they are the picture `TOWN_ARMS`. */
    hasArms?: boolean;
  };
  givenNames: string;
  surname: string;
  number: string;
  /** Absent for a card without an end. */
  validUntil: string | null;
  issuedOn: string;
  packages: readonly string[];
  photo: CardPhoto | null;
  /** What the town has signed about this card, for a QR code. */
  signedCode: string;
};

/** The text that a binding stands for; empty when the card has no such value. */
export function boundText(binding: Binding, card: CardContent): string {
  switch (binding) {
    case 'fullName':
      return `${card.givenNames} ${card.surname}`.trim();
    case 'givenNames':
      return card.givenNames;
    case 'surname':
      return card.surname;
    case 'cityName':
      return card.town.name;
    case 'number':
      return card.number;
    case 'validUntil':
      return card.validUntil === null ? '' : polishDate(card.validUntil);
    case 'issuedOn':
      return polishDate(card.issuedOn);
    case 'packages':
      return card.packages.length === 0 ? 'brak' : card.packages.join(', ');
    case 'ownership':
      return `Karta jest własnością Gminy ${card.town.name}.`;
    case 'foundHint':
      return foundHint(card.town.returnPlace);
    case 'lostHint':
      return 'Zgubiona? Zastrzeż ją w\u00a0Panelu Mieszkańca.';
  }
}

/** What a text or a code says on this card. */
export function saidOn(said: Said | QrElement, card: CardContent): string {
  if (said.bind === 'signedCode') return card.signedCode;
  return said.bind === undefined ? (said.text ?? '') : boundText(said.bind, card);
}

/** A long place is told without the letter box, so that the line keeps its size. */
function foundHint(place: string): string {
  const hint = `Znaleziona? Oddaj ją w\u00a0${place}`;
  return place.length <= 24 ? `${hint}, albo wrzuć do skrzynki.` : `${hint}.`;
}

/** `2028-09-30` → `30.09.2028`, as Polish cards write it: no leading zero in the day. */
function polishDate(date: string): string {
  const [year = '', month = '', day = ''] = date.split('-');
  return `${Number(day)}.${month}.${year}`;
}

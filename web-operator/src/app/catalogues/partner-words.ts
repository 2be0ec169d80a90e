import type { PartnerKeyList } from '@karta/contracts';
import type { PartnerField, PartnerKeyState, PARTNER_SCOPES } from '@karta/domain';
import { plainTime, type Status } from '@karta/web-shared';

export type PartnerKeyRow = PartnerKeyList['keys'][number];
type Scope = (typeof PARTNER_SCOPES)[number];

/** What a program of a partner may do, as it is granted. */
export const SCOPE_WORDS: Readonly<Record<Scope, string>> = {
  'card.status': 'sprawdza ważność karty',
  'card.list': 'pobiera białą i czarną listę kart',
  'redemption.write': 'zapisuje użycie ulgi',
};

/** What it is told of a card, as it is granted. */
export const TELLS_WORDS: Readonly<Record<PartnerField, string>> = {
  validUntil: 'do kiedy karta jest ważna',
  packages: 'ważne pakiety',
  reliefs: 'ulgi u tego partnera',
  name: 'imię i nazwisko',
  photo: 'zdjęcie',
  uid: 'numer chipa (UID) na listach kart',
  statusIndex: 'miejsce na podpisanej liście stanów',
};

/** One line of what a partner sees, or does not. */
export interface SeenLine {
  readonly what: string;
  readonly note: string;
  readonly isSeen: boolean;
}

/** What a partner sees and what it does not see, by its scopes and fields, in the order in which one asks. */
export function whatPartnerSees(scopes: readonly string[], tells: readonly string[]): SeenLine[] {
  const [asks, lists] = [scopes.includes('card.status'), scopes.includes('card.list')];
  const line = (what: string, isSeen: boolean, note = ''): SeenLine => ({ what, isSeen, note: isSeen ? note : '' });
  const field = (name: PartnerField, isAsked: boolean, note = ''): SeenLine =>
    line(TELLS_WORDS[name], isAsked && tells.includes(name), note);
  return [
    line('czy karta jest ważna', asks, 'po numerze, chipie albo kodzie'),
    line('biała i czarna lista kart', lists, 'numery i stan, bez osób'),
    field('validUntil', asks || lists),
    field('packages', asks, 'tylko przy ważnej karcie'),
    field('reliefs', asks, 'tylko przy ważnej karcie'),
    field('uid', lists),
    field('statusIndex', lists),
    field('name', asks, 'tylko przy ważnej karcie'),
    field('photo', asks, 'tylko przy ważnej karcie'),
    { what: 'PESEL, adres, e-mail, telefon', isSeen: false, note: 'nie wysyłamy żadnemu partnerowi' },
  ];
}

const STATES: Readonly<Record<PartnerKeyState, Status>> = {
  active: { word: 'Działa', icon: 'check_circle', role: 'success' },
  ending: { word: 'Wymieniony, jeszcze działa', icon: 'schedule', role: 'warning' },
  ended: { word: 'Wygasł', icon: 'block', role: 'neutral' },
  revoked: { word: 'Unieważniony', icon: 'block', role: 'neutral' },
};

export const keyStatus = ({ state }: Pick<PartnerKeyRow, 'state'>): Status => STATES[state];

/** Until when it works, or since when it does not; what nobody has to know says nothing. */
export function keyEnd({ state, endsAt, revokedAt }: PartnerKeyRow): string {
  if (state === 'revoked') return `unieważniony ${plainTime(revokedAt)}`;
  if (state === 'ending') return `działa do ${plainTime(endsAt)}`;
  return state === 'ended' ? `działał do ${plainTime(endsAt)}` : '';
}

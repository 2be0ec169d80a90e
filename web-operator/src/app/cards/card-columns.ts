import type { CardList, CardRow } from '@karta/contracts';
import { CARD_STATUS, plainDate, plainTime, wordsOf } from '@karta/web-shared';
import type { ListFilter, ListKind } from '../lists/list-kind.ts';

/** The register of cards (000-16). */
export const CARDS: ListKind<CardRow, CardList> = {
  list: 'cards',
  url: '/api/operator/cards',
  rowsOf: (answer) => answer.cards,
  idOf: (card) => card.id,
  nameOf: (card) => `karta ${card.number}`,
  sort: 'created',
  direction: 'desc',
  noun: ['karta', 'karty', 'kart'],
  views: [
    { name: 'Wszystkie', setup: {} },
    { name: 'Do wydania', setup: { filters: { state: 'ready' } } },
    { name: 'Aktywne', setup: { filters: { state: 'active' } } },
    { name: 'W produkcji', setup: { filters: { state: 'in-production' } } },
  ],
  columns: [
    { key: 'number', word: 'Numer', text: (card) => card.number },
    { key: 'holder', word: 'Osoba', text: (card) => card.holderName },
    { key: 'state', word: 'Stan', text: (card) => CARD_STATUS[card.state].word, codes: wordsOf(CARD_STATUS) },
    { key: 'point', word: 'Punkt odbioru', text: (card) => card.pickupPointName ?? '' },
    { key: 'issued', word: 'Odebrana', text: (card) => (card.issuedAt ? plainTime(card.issuedAt) : '') },
    { key: 'issuer', word: 'Wydał(a)', text: (card) => card.issuedBy ?? '' },
    { key: 'validUntil', word: 'Ważna do', text: (card) => (card.validUntil ? plainDate(card.validUntil) : '') },
    { key: 'ready', word: 'Gotowa od', isExtra: true, text: (card) => (card.readyAt ? plainTime(card.readyAt) : '') },
    {
      key: 'application',
      word: 'Wniosek',
      isExtra: true,
      isNumber: true,
      text: (card) => String(card.applicationNumber ?? ''),
    },
    { key: 'created', word: 'Zlecona', isExtra: true, text: (card) => plainTime(card.createdAt) },
  ],
};

export const CARD_FILTERS: readonly ListFilter[] = [
  {
    key: 'state',
    word: 'Stan',
    choices: Object.entries(CARD_STATUS).map(([code, { word }]) => ({ code, word })),
  },
];

import { CARDS } from '@karta/contracts/registers';
import { CARD_STATUS, wordsOf } from '@karta/web-shared';
import { listOf } from '../lists/list-kind.ts';

/** The register of cards (000-16). */
export const CARD_LIST = listOf(CARDS, {
  noun: ['karta', 'karty', 'kart'],
  nameOf: (card) => `karta ${card.number}`,
  views: { all: 'Wszystkie', ready: 'Do wydania', active: 'Aktywne', inProduction: 'W produkcji' },
  columns: {
    number: 'Numer',
    holder: 'Osoba',
    state: 'Stan',
    point: 'Punkt odbioru',
    issued: 'Odebrana',
    issuer: 'Wydał(a)',
    validUntil: 'Ważna do',
    ready: 'Gotowa od',
    application: 'Wniosek',
    created: 'Zlecona',
  },
  codes: { state: wordsOf(CARD_STATUS) },
  filters: { state: { word: 'Stan', choices: wordsOf(CARD_STATUS) } },
});

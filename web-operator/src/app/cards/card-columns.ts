import { CARDS } from '@karta/contracts/registers';
import { CARD_STATUS, wordsOf } from '@karta/web-shared';
import { listOf } from '../lists/list-kind.ts';

/** How a chip is told from a copy. */
export const CHIP_WORDS = { L0: 'numer układu (L0)', L1: 'klucz w układzie (L1)' } as const;

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
    chip: 'Układ',
    created: 'Zlecona',
  },
  codes: { state: wordsOf(CARD_STATUS), chip: CHIP_WORDS },
  filters: { state: { word: 'Stan', choices: wordsOf(CARD_STATUS) }, chip: { word: 'Układ', choices: CHIP_WORDS } },
});

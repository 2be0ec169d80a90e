import { APPLICATIONS } from '@karta/contracts/registers';
import { APPLICATION_STATUS, APPLICATION_TYPE, wordsOf } from '@karta/web-shared';
import { listOf } from '../lists/list-kind.ts';

const { draft: _onlyItsApplicants, ...SENT } = wordsOf(APPLICATION_STATUS);

/** All sent applications. */
export const APPLICATION_LIST = listOf(APPLICATIONS, {
  noun: ['wniosek', 'wnioski', 'wniosków'],
  nameOf: (row) => `wniosek ${row.number}`,
  views: {
    all: 'Wszystkie',
    inReview: 'W weryfikacji',
    completionRequested: 'Czekają na uzupełnienie',
    readyForPickup: 'Do odbioru',
  },
  columns: {
    number: 'Numer',
    holder: 'Osoba',
    type: 'Typ',
    package: 'Pakiet',
    state: 'Status',
    submitted: 'Złożony',
    point: 'Punkt odbioru',
  },
  codes: { type: APPLICATION_TYPE, state: wordsOf(APPLICATION_STATUS) },
  filters: { state: { word: 'Status', choices: SENT } },
});

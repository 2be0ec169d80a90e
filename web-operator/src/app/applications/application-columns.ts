import type { OfficeApplicationList, OfficeApplicationRow } from '@karta/contracts';
import { APPLICATION_STATUS, APPLICATION_TYPE, applicationTypeWord, plainTime, wordsOf } from '@karta/web-shared';
import type { ListFilter, ListKind } from '../lists/list-kind.ts';

/** All sent applications. */
export const APPLICATIONS: ListKind<OfficeApplicationRow, OfficeApplicationList> = {
  list: 'applications',
  url: '/api/operator/applications',
  rowsOf: (answer) => answer.applications,
  idOf: (row) => row.id,
  nameOf: (row) => `wniosek ${row.number}`,
  sort: 'submitted',
  direction: 'desc',
  noun: ['wniosek', 'wnioski', 'wniosków'],
  views: [
    { name: 'Wszystkie', setup: {} },
    { name: 'W weryfikacji', setup: { filters: { state: 'in-review' } } },
    { name: 'Czekają na uzupełnienie', setup: { filters: { state: 'completion-requested' } } },
    { name: 'Do odbioru', setup: { filters: { state: 'ready-for-pickup' } } },
  ],
  columns: [
    { key: 'number', word: 'Numer', isNumber: true, text: (row) => String(row.number) },
    { key: 'holder', word: 'Osoba', text: (row) => row.holderName },
    { key: 'type', word: 'Typ', text: (row) => applicationTypeWord(row.type), codes: APPLICATION_TYPE },
    { key: 'package', word: 'Pakiet', text: (row) => row.packageName },
    {
      key: 'state',
      word: 'Status',
      text: (row) => APPLICATION_STATUS[row.state].word,
      codes: wordsOf(APPLICATION_STATUS),
    },
    { key: 'submitted', word: 'Złożony', text: (row) => (row.submittedAt ? plainTime(row.submittedAt) : '') },
    { key: 'point', word: 'Punkt odbioru', text: (row) => row.pickupPointName ?? '' },
  ],
};

export const APPLICATION_FILTERS: readonly ListFilter[] = [
  {
    key: 'state',
    word: 'Status',
    choices: Object.entries(APPLICATION_STATUS)
      .filter(([code]) => code !== 'draft')
      .map(([code, { word }]) => ({ code, word })),
  },
];

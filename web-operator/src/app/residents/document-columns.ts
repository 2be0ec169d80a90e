import { DOCUMENTS } from '@karta/contracts/registers';
import { listOf } from '../lists/list-kind.ts';

const STATES = { kept: 'Przechowywany', deleted: 'Usunięty' };

/** The register of documents of people (000-23). */
export const DOCUMENT_LIST = listOf(DOCUMENTS, {
  noun: ['dokument', 'dokumenty', 'dokumentów'],
  nameOf: ({ type, person }) => [type, person].filter(Boolean).join(': '),
  views: { all: 'Wszystkie', kept: 'Przechowywane', due: 'Usuwane w 30 dni', deleted: 'Usunięte' },
  columns: {
    type: 'Rodzaj',
    person: 'Osoba',
    name: 'Plik',
    added: 'Dodany',
    deleteOn: 'Do usunięcia',
    state: 'Stan',
    adder: 'Dodał(a)',
    deleted: 'Usunięty',
  },
  codes: { state: STATES },
  filters: {
    state: { word: 'Stan', choices: STATES },
    due: { word: 'Do usunięcia', choices: { week: 'w 7 dni', month: 'w 30 dni' } },
  },
});

import type { CaseList, CaseRow } from '@karta/contracts';
import { caseStatus, plainTime } from '@karta/web-shared';
import type { ListFilter, ListKind } from '../lists/list-kind.ts';

const STATES = ['running', 'suspended', 'incident', 'completed', 'failed', 'cancelled'];
const STATE_WORDS = Object.fromEntries(STATES.map((state) => [state, caseStatus(state).word]));

/** All cases of all processes. */
export const CASES: ListKind<CaseRow, CaseList> = {
  list: 'cases',
  url: '/api/admin/cases',
  rowsOf: (answer) => answer.cases,
  idOf: (row) => row.workflowId,
  nameOf: (row) => row.processName,
  sort: 'started',
  direction: 'desc',
  noun: ['sprawa', 'sprawy', 'spraw'],
  views: [
    { name: 'Wszystkie', setup: {} },
    { name: 'W toku', setup: { filters: { state: 'running' } } },
    { name: 'Incydenty', setup: { filters: { state: 'incident' } } },
    { name: 'Wstrzymane', setup: { filters: { state: 'suspended' } } },
    { name: 'Zakończone', setup: { filters: { state: 'completed' } } },
  ],
  columns: [
    { key: 'process', word: 'Sprawa', text: (row) => row.processName },
    { key: 'number', word: 'Wniosek', isNumber: true, text: (row) => String(row.applicationNumber ?? '') },
    { key: 'state', word: 'Stan', text: (row) => caseStatus(row.state).word, codes: STATE_WORDS },
    { key: 'steps', word: 'Teraz', isUnsorted: true, text: (row) => row.currentSteps.join(', ') },
    { key: 'version', word: 'Wersja', isNumber: true, text: (row) => String(row.version) },
    { key: 'started', word: 'Początek', text: (row) => plainTime(row.startedAt) },
    { key: 'ended', word: 'Koniec', text: (row) => (row.endedAt ? plainTime(row.endedAt) : '') },
    { key: 'id', word: 'Identyfikator', isExtra: true, text: (row) => row.workflowId },
  ],
};

const STATE_FILTER: ListFilter = {
  key: 'state',
  word: 'Stan',
  choices: STATES.map((code) => ({ code, word: caseStatus(code).word })),
};

/** Filters of the cases, with the processes that are deployed here. */
export const caseFilters = (processes: readonly { processKey: string; name: string }[]): readonly ListFilter[] => [
  {
    key: 'processKey',
    word: 'Proces',
    choices: processes.map(({ processKey, name }) => ({ code: processKey, word: name })),
  },
  STATE_FILTER,
];

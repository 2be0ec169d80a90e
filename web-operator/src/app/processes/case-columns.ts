import type { ProcessPicture } from '@karta/contracts';
import { CASE_STATES, CASES } from '@karta/contracts/registers';
import { caseStatus } from '@karta/web-shared';
import { stepName } from './step-words.ts';
import { listOf, type ListFilter } from '../lists/list-kind.ts';

const STATE_WORDS = Object.fromEntries(CASE_STATES.map((state) => [state, caseStatus(state).word]));

/** All cases of all processes. */
export const CASE_LIST = listOf(CASES, {
  noun: ['sprawa', 'sprawy', 'spraw'],
  nameOf: (row) => row.processName,
  views: {
    all: 'Wszystkie',
    running: 'W toku',
    incidents: 'Incydenty',
    suspended: 'Wstrzymane',
    completed: 'Zakończone',
  },
  columns: {
    process: 'Sprawa',
    number: 'Wniosek',
    state: 'Stan',
    steps: 'Teraz',
    version: 'Wersja',
    started: 'Początek',
    ended: 'Koniec',
    id: 'Identyfikator',
  },
  codes: { state: STATE_WORDS },
  filters: { state: { word: 'Stan', choices: STATE_WORDS } },
});

/** Filters of the cases, with the processes that are deployed here, and the steps and versions of the one that is chosen. */
export const caseFilters = (
  processes: readonly { processKey: string; name: string }[],
  chosen: Pick<ProcessPicture, 'steps' | 'versions'> | undefined,
): readonly ListFilter[] => [
  {
    key: 'processKey',
    word: 'Proces',
    choices: processes.map(({ processKey, name }) => ({ code: processKey, word: name })),
  },
  ...(chosen
    ? [
        {
          key: 'elementId',
          word: 'Krok',
          choices: chosen.steps
            .filter(({ here }) => here > 0)
            .map((step) => ({ code: step.elementId, word: stepName({ ...step, type: step.kind }) })),
        },
        {
          key: 'version',
          word: 'Wersja',
          choices: chosen.versions.map(({ version }) => ({ code: String(version), word: String(version) })),
        },
      ]
    : []),
  ...CASE_LIST.filters,
];

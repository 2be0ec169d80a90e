import type { CaseBatchRow } from '@karta/contracts';
import { pluralForm } from '@karta/web-shared';
import { incidentWords } from './incident-words.ts';

type Act = CaseBatchRow['act'];

/** `1 sprawa`, `12 spraw`. */
export const caseCount = (count: number): string => `${count} ${pluralForm(count, 'sprawa', 'sprawy', 'spraw')}`;
/** The same where cases are acted on: `1 sprawę`, `12 spraw`. */
export const casesActedOn = (count: number): string => `${count} ${pluralForm(count, 'sprawę', 'sprawy', 'spraw')}`;

export interface ManyWords {
  readonly heading: string;
  readonly hint: string;
  readonly button: string;
  readonly isDangerous: boolean;
}

/** What an act on many cases does, as the admin reads it before the reason. */
export function manyWords(act: Act, count: number): ManyWords {
  const cases = casesActedOn(count);
  switch (act) {
    case 'retry-incident':
      return {
        heading: `Ponów ${cases}`,
        hint: 'W każdej z tych spraw krok, na którym stoi, zostanie wykonany jeszcze raz. Wynik każdej zobaczysz obok.',
        button: `Ponów ${cases}`,
        isDangerous: false,
      };
    case 'skip-incident':
      return {
        heading: `Pomiń krok w ${count} ${pluralForm(count, 'sprawie', 'sprawach', 'sprawach')}`,
        hint: 'Krok nie zostanie wykonany, a sprawy pójdą dalej. Tego, co krok miał ustalić, w sprawach nie będzie.',
        button: 'Pomiń krok',
        isDangerous: true,
      };
    case 'suspend-case':
      return {
        heading: `Wstrzymaj ${cases}`,
        hint: 'Nic się w nich nie ruszy, dopóki ktoś ich nie wznowi. Wiadomości poczekają.',
        button: `Wstrzymaj ${cases}`,
        isDangerous: false,
      };
    case 'resume-case':
      return {
        heading: `Wznów ${cases}`,
        hint: 'Sprawy podejmą to, co przyszło w międzyczasie. Te, które nie są wstrzymane, odmówią.',
        button: `Wznów ${cases}`,
        isDangerous: false,
      };
    case 'cancel-case':
      return {
        heading: `Zakończ ${cases}`,
        hint: 'Sprawy i to, co wywołały, zakończą się bez wyniku. Tego nie można cofnąć.',
        button: `Zakończ ${cases}`,
        isDangerous: true,
      };
    case 'migrate-case':
      return {
        heading: `Przenieś ${cases} na inną wersję`,
        hint: 'Każda sprawa pójdzie dalej według wybranej wersji, w całości albo wcale.',
        button: `Przenieś ${cases}`,
        isDangerous: false,
      };
    default:
      return act satisfies never;
  }
}

const GOING: Readonly<Record<Act, string>> = {
  'retry-incident': 'Ponawianie',
  'skip-incident': 'Pomijanie kroku',
  'suspend-case': 'Wstrzymywanie',
  'resume-case': 'Wznawianie',
  'cancel-case': 'Kończenie',
  'migrate-case': 'Przenoszenie na wersję',
};

/** Heading of a batch that runs or ran. */
export const batchHeading = ({ act, cases, version }: Pick<CaseBatchRow, 'act' | 'cases' | 'version'>): string =>
  act === 'migrate-case' ? `${GOING[act]} ${version}: ${caseCount(cases)}` : `${GOING[act]}: ${caseCount(cases)}`;

/** By what the cases were found. */
export function foundByWords({ processName, stepName, code }: CaseBatchRow['foundBy']): string {
  const words = [processName, stepName && `krok „${stepName}”`, code && incidentWords(code)].filter(Boolean);
  return words.length === 0 ? 'sprawy wybrane na liście' : words.join(' · ');
}

/** Looks of a case within a batch. */
export const ITEM_STATUS = {
  waiting: { word: 'Czeka', icon: 'radio_button_unchecked', role: 'neutral' },
  sent: { word: 'W toku', icon: 'replay', role: 'progress' },
  done: { word: 'Zrobione', icon: 'check_circle', role: 'success' },
  stuck: { word: 'Znów stoi', icon: 'error', role: 'error' },
  refused: { word: 'Odmówiła', icon: 'error', role: 'error' },
  withdrawn: { word: 'Nie ruszona', icon: 'undo', role: 'neutral' },
} as const;

export const BATCH_STATE_WORDS: Readonly<Record<CaseBatchRow['state'], string>> = {
  asked: 'czeka na drugą osobę',
  running: 'w toku',
  paused: 'wstrzymana',
  ended: 'zakończona',
};

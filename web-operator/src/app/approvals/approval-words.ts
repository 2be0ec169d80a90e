import type { ApprovalDetail, ApprovalRow } from '@karta/contracts';
import { sentenceFor } from '@karta/web-shared';
import { stepName } from '../processes/step-words.ts';

type CaseDifference = NonNullable<ApprovalDetail['caseAct']>['differences'][number];
type Change = NonNullable<ApprovalDetail['deployment']>['changes'][number];

/** What is asked for, in the genitive-free words of a list. */
export const KIND_WORDS: Readonly<Record<ApprovalRow['kind'], string>> = {
  deploy: 'Wdrożenie',
  'move-token': 'Przesunięcie w sprawie',
  'edit-variables': 'Zmiana danych sprawy',
  'skip-incident': 'Pominięcie kroku',
  'fire-timer': 'Zakończenie czekania',
  'migrate-case': 'Przejście sprawy na inną wersję',
  'migrate-version': 'Przejście spraw na inną wersję',
  'case-batch': 'Przejście wielu spraw na inną wersję',
  'incident-batch': 'Pominięcie kroku w wielu sprawach',
  export: 'Eksport listy',
  merge: 'Połączenie wpisów',
};

/** Looks of each state of a request. */
export const APPROVAL_STATUS = {
  waiting: { word: 'Czeka', icon: 'schedule', role: 'warning' },
  approved: { word: 'Zatwierdzone', icon: 'check_circle', role: 'success' },
  refused: { word: 'Odrzucone', icon: 'cancel', role: 'error' },
  withdrawn: { word: 'Wycofane', icon: 'undo', role: 'neutral' },
} as const;

export const HOW_WORDS: Readonly<Record<Change['how'], string>> = {
  added: 'nowe',
  removed: 'usunięte',
  changed: 'zmienione',
};

/** What is now and what would be, as a term and its words. */
export function differenceWords({ what, name, before, after }: CaseDifference): { term: string; words: string } {
  const change = `${before ?? 'brak'} → ${after ?? 'brak'}`;
  switch (what) {
    case 'step':
      return { term: 'Krok', words: change };
    case 'version':
      return { term: 'Wersja', words: change };
    case 'mapping':
      return { term: 'Miejsce', words: after === null ? `${name}: przestaje czekać` : change };
    case 'variable':
      return { term: `Dana ${name}`, words: change };
    case 'skipped':
      return { term: 'Krok, którego nie będzie', words: name };
    case 'fired':
      return { term: 'Termin, który minie od razu', words: name };
    case 'timers':
      return { term: 'Terminy', words: 'liczone od nowa' };
    case 'cases':
      return { term: 'Ile spraw', words: name };
    default:
      return what satisfies never;
  }
}

/** What became of an approved act. */
export function effectWords(effect: string): string {
  if (effect === 'done') return 'zrobione';
  return effect === 'waiting' ? 'sprawa jeszcze tego nie wykonała' : `nie wykonano. ${sentenceFor(effect)}`;
}

/** Names of the properties of an element as they run, where an admin would not know the program's word. */
const PROPERTY_WORDS: Readonly<Record<string, string>> = {
  name: 'nazwa',
  kind: 'rodzaj',
  parent: 'miejsce',
  defaultFlow: 'droga domyślna',
  trigger: 'zdarzenie',
  attachedTo: 'krok, na którym stoi',
  interrupting: 'przerywanie',
  activity: 'czynność programu',
  retry: 'ponawianie',
  timeout: 'czas na próbę',
  userTask: 'zadanie człowieka: grupa, termin, odpowiedzi',
  script: 'wyrażenie',
  decision: 'tabela decyzji',
  called: 'wywoływany proces',
  inputs: 'dane wejściowe',
  outputs: 'dane wyjściowe',
  repetition: 'powtarzanie',
  condition: 'warunek',
  source: 'początek',
  target: 'koniec',
  publicLabel: 'słowa dla mieszkańca',
};

/** Which of its properties changed, in words. */
export const propertyWords = ({ properties }: Pick<Change, 'properties'>): string =>
  properties.map((property) => PROPERTY_WORDS[property] ?? property).join(', ');

/** An element without a name is called by its kind, a flow by its ends. */
export function changeName({ name, kind, elementId }: Change): string {
  return kind === 'flow' ? `droga ${name}` : stepName({ name, type: kind, elementId });
}

/** Steps of people come first: what is left out there is what the second person is asked about. */
export function inOrder(changes: readonly Change[]): Change[] {
  const rank = ({ kind, how }: Change): number =>
    (kind === 'user-task' ? 0 : kind === 'flow' ? 4 : 1) + (how === 'removed' ? 0 : 1);
  return changes.toSorted((one, other) => rank(one) - rank(other));
}

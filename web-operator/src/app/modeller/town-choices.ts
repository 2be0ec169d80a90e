import type { TownOfDiagrams } from '@karta/contracts';
import { CASE_LETTERS } from '@karta/domain';
import { EVENT_WORDS } from '../letters/letter-words.ts';
import { TASK_FORMS } from '../task-names.ts';
import { ACTIVITY_WORDS } from './activity-words.ts';
import type { Choice } from './fields.ts';

/** The closed lists of the town, as the panel offers them. */
export interface TownChoices {
  readonly groups: readonly Choice[];
  readonly forms: readonly Choice[];
  readonly activities: readonly Choice[];
  readonly sagas: readonly Choice[];
  readonly processes: readonly Choice[];
  readonly decisions: readonly Choice[];
  readonly messages: readonly Choice[];
  readonly letters: readonly Choice[];
  readonly answers: readonly Choice[];
}

const byLabel = (choices: readonly Choice[]): Choice[] =>
  choices.toSorted((one, other) => one.label.localeCompare(other.label, 'pl'));
const plain = (values: readonly string[]): Choice[] => values.map((value) => ({ value, label: value }));

export function townChoices(town: TownOfDiagrams | undefined, answerWord: (code: string) => string): TownChoices {
  const forms: Readonly<Record<string, string>> = {
    'decide-about-reprint': 'Pytanie o nową kartę (portal)',
    ...TASK_FORMS,
  };
  return {
    groups: byLabel(
      (town?.groups ?? []).map(({ code, name, hasMembers }) => ({
        value: code,
        label: code === 'applicant' ? 'Mieszkaniec (w portalu)' : hasMembers ? name : `${name} (nikogo nie ma)`,
      })),
    ),
    forms: byLabel((town?.forms ?? []).map((value) => ({ value, label: forms[value] ?? value }))),
    activities: byLabel(
      (town?.activities ?? []).map((value) => ({ value, label: ACTIVITY_WORDS[value]?.label ?? value })),
    ),
    sagas: (town?.sagas ?? []).map((value) => ({
      value,
      label: value === 'card-production' ? 'Produkcja karty' : value,
    })),
    processes: byLabel((town?.processes ?? []).map(({ key, name }) => ({ value: key, label: name }))),
    decisions: (town?.decisions ?? []).flatMap(({ names }) => plain(names)),
    messages: plain(town?.messages ?? []),
    letters: byLabel(CASE_LETTERS.map((value) => ({ value, label: EVENT_WORDS[value] }))),
    answers: byLabel((town?.outcomes ?? []).map((value) => ({ value, label: answerWord(value) }))),
  };
}

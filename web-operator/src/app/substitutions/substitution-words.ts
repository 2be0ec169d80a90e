import type { Problem, Substitution, SubstitutionList } from '@karta/contracts';
import { plainDate, sentenceFor } from '@karta/web-shared';
import { taskWord } from '../task-names.ts';

/** A state as a chip shows it. */
export const SUBSTITUTION_STATUS = {
  planned: { word: 'Zaplanowane', icon: 'event_upcoming', role: 'info' },
  running: { word: 'Trwa', icon: 'check_circle', role: 'success' },
  ended: { word: 'Zakończone', icon: 'event_busy', role: 'neutral' },
} as const;

const GAPS: Readonly<Record<Substitution['gaps'][number], string>> = {
  off: 'Ta osoba ma wyłączone konto: nikt nie zastępuje. Wybierz kogoś innego.',
  'no-right': 'Ta osoba nie załatwia już zadań: nikt nie zastępuje. Wybierz kogoś innego.',
  away: 'Ta osoba też ma w tych dniach zastępstwo. Jej zastępca nie dostanie tych zadań.',
};

const waiting = (groups: readonly string[]): string[] =>
  groups.length === 0 ? [] : [`Nie należy do: ${groups.join(', ')}. Zadania tych grup poczekają.`];

/** What is not looked after, in sentences. */
export const gapsOf = ({ state, gaps, missingGroups }: Substitution): readonly string[] =>
  state === 'ended' ? [] : [...gaps.map((gap) => GAPS[gap]), ...waiting(missingGroups)];

/** The same of somebody who may be named. */
export const missingOf = (groups: readonly string[] | undefined): string | null => waiting(groups ?? [])[0] ?? null;

/** `od 1.12.2026 do 12.12.2026`, or one day. */
export const daysOf = ({ from, until }: Pick<Substitution, 'from' | 'until'>): string =>
  from === until ? `${plainDate(from)}, jeden dzień` : `od ${plainDate(from)} do ${plainDate(until)}`;

const DONE: Readonly<Record<string, string>> = {
  'task.complete': 'zakończone',
  'task.put-off': 'odłożone na inny dzień',
  'task.release': 'oddane',
  'identity.decide': 'tożsamość rozstrzygnięta',
};
/** `Zweryfikuj wniosek, wniosek 1473`. */
export const aboutOf = ({ task, applicationNumber }: SubstitutionList['done'][number]): string =>
  [task && taskWord(task), applicationNumber && `wniosek ${applicationNumber}`].filter(Boolean).join(', ');
export const doneWord = ({ act }: SubstitutionList['done'][number]): string => DONE[act] ?? '';

const DAY_SENTENCES: Readonly<Record<string, string>> = {
  DATE_PAST: 'Ten dzień już minął',
  HAS_BEGUN: 'Zastępstwo już trwa: początku nie można zmienić',
  BEFORE_BEGIN: 'Ostatni dzień nie może być przed pierwszym',
  TOO_LONG: 'Zastępstwo trwa najwyżej rok',
};

/** What is wrong with which field; `whole` belongs to no field. */
export interface SubstitutionMistakes {
  readonly substitute: string | null;
  readonly from: string | null;
  readonly until: string | null;
  readonly whole: string | null;
}
export const NO_MISTAKES: SubstitutionMistakes = { substitute: null, from: null, until: null, whole: null };

/** What the server refused, at its field. */
export function mistakesOf({ code, fields }: Problem): SubstitutionMistakes {
  const at = (path: string): string | null => {
    const found = fields?.find((field) => field.path === path);
    return found ? (DAY_SENTENCES[found.code] ?? 'Wybierz dzień') : null;
  };
  const days = { from: at('from'), until: at('until') };
  if (days.from || days.until) return { ...NO_MISTAKES, ...days };
  if (code.startsWith('SUBSTITUTE_')) return { ...NO_MISTAKES, substitute: sentenceFor(code) };
  return { ...NO_MISTAKES, whole: sentenceFor(code) };
}

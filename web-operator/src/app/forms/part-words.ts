import {
  pathOf,
  readCondition,
  type AnswerKind,
  type Comparison,
  type FormChange,
  type FormPart,
  type FormSurroundings,
  type PartAspect,
} from '@karta/domain';
import { partLabel, sectionTitle } from '@karta/web-shared';
import type { FormDraft } from './form-draft.ts';

const PARTS: Readonly<Record<string, string>> = {
  'package-documents': 'Dokumenty do pakietu',
  'second-guardian': 'Zgoda drugiego opiekuna',
};
/** How a part is called in the office. */
export const nameOfPart = (part: FormPart): string => (PARTS[part.kind] ?? partLabel(part, 'pl')) || 'bez nazwy';

export const ANSWER_WORDS: Readonly<Record<AnswerKind, string>> = {
  text: 'krótki tekst',
  'long-text': 'dłuższy tekst',
  number: 'liczba',
  date: 'data',
  'yes-no': 'tak albo nie',
  choice: 'wybór z listy',
};
const SORTS: Readonly<Record<string, string>> = {
  document: 'dokument',
  package: 'wybór',
  card: 'karta wnioskodawcy',
  reason: 'wybór',
  'block-now': 'zaznaczenie',
  'receiving-card': 'wybór z rodziny',
  'second-guardian': 'imię, nazwisko i e-mail',
  photo: 'zdjęcie',
  'package-documents': 'zależą od kryterium',
  'pickup-point': 'wybór',
  consents: 'w wersji, która obowiązuje',
};
/** What a part asks. */
export function sortOf(part: FormPart): string {
  if (part.kind === 'question') return ANSWER_WORDS[part.as];
  if (part.kind === 'field') return part.isReadOnly ? 'z rejestru, tylko do odczytu' : 'z rejestru';
  return SORTS[part.kind] ?? '';
}

export const COMPARISON_WORDS: Readonly<Record<Comparison, string>> = {
  is: 'to',
  'is-not': 'to nie',
  'at-least': 'co najmniej',
  'at-most': 'najwyżej',
};

/** An answer that a condition may read: its name in formulas, in words, and how it is compared. */
export interface ReadableAnswer {
  readonly name: string;
  readonly label: string;
  readonly as: 'choice' | 'yes-no' | 'number' | 'text';
  readonly choices: readonly { readonly code: string; readonly name: string }[];
}

/** What conditions may read of a part. */
export function readableIn(part: FormPart, around: FormSurroundings | undefined): ReadableAnswer[] {
  const answer = (
    name: string,
    label: string,
    as: ReadableAnswer['as'],
    choices: ReadableAnswer['choices'] = [],
  ): ReadableAnswer => ({ name, label, as, choices });
  if (part.kind === 'package') {
    const packages = around?.packages.map(({ code, criterion }) => ({ code, name: criterion })) ?? [];
    return [answer('packageCode', 'kryterium', 'choice', packages)];
  }
  if (part.kind === 'reason')
    return [
      answer('reason', 'powód', 'choice', around?.reasons ?? []),
      answer('proposesBlock', 'powód każe zastrzec kartę', 'yes-no'),
    ];
  if (part.kind === 'block-now') return [answer('blockNow', 'zastrzeżenie od razu', 'yes-no')];
  if (part.kind === 'field') {
    const age = part.field === 'pesel' ? [answer('age', 'wiek', 'number')] : [];
    return [answer(part.field, nameOfPart(part), 'text'), ...age];
  }
  if (part.kind !== 'question') return [];
  const choices = (part.options ?? []).map(({ code, label }) => ({ code, name: label.pl }));
  const as = part.as === 'choice' || part.as === 'yes-no' || part.as === 'number' ? part.as : 'text';
  return [answer(part.id, nameOfPart(part), as, choices)];
}

/** A condition as a sentence; a formula that says more stands as it is. */
export function conditionSentence(when: string | undefined, answers: readonly ReadableAnswer[]): string {
  if (when === undefined) return 'zawsze';
  const read = readCondition(when);
  if (!read) return when;
  const sentences = read.terms.map(({ name, comparison, value }) => {
    const answer = answers.find((each) => each.name === name);
    const said =
      typeof value === 'boolean'
        ? value
          ? 'tak'
          : 'nie'
        : (answer?.choices.find(({ code }) => code === value)?.name ?? String(value));
    return `${answer?.label ?? name} ${COMPARISON_WORDS[comparison]} ${said}`;
  });
  return sentences.join(read.join === 'and' ? ' i ' : ' albo ');
}

const ASPECTS: Readonly<Record<PartAspect, string>> = {
  words: 'inne słowa',
  answer: 'inny sposób odpowiedzi',
  when: 'inny warunek',
  needed: 'inna wymagalność',
  moved: 'inne miejsce',
};

/** A difference between two versions, as a sentence. */
export function changeSentence(change: FormChange, draft: Pick<FormDraft, 'sections'>): string {
  const titleOf = (id: string): string => {
    const section = draft.sections.find((each) => each.id === id);
    return sectionTitle(section ?? { id }, 'pl');
  };
  switch (change.what) {
    case 'names':
      return 'Inna nazwa wniosku';
    case 'section-added':
      return `Nowy dział: ${titleOf(change.section)}`;
    case 'section-removed':
      return `Bez działu: ${titleOf(change.section)}`;
    case 'section-changed':
      return `Inny tytuł działu: ${titleOf(change.section)}`;
    case 'part-added':
      return `Nowe: ${nameOfPart(change.part)}${change.part.isOptional ? '' : ', wymagane'}`;
    case 'part-removed':
      return `Wyjęte: ${nameOfPart(change.part)}`;
    case 'part-changed':
      return `${nameOfPart(change.part)}: ${change.aspects.map((aspect) => ASPECTS[aspect]).join(', ')}`;
  }
}

const MISTAKES: Readonly<Record<string, string>> = {
  LABEL_MISSING: 'wpisz podpis po polsku',
  ASKED_TWICE: 'to pole jest w formularzu dwa razy',
  CONDITION_REFUSED: 'warunek może pytać tylko o to, co stoi wyżej',
  PART_REFUSED: 'tego ten rodzaj wniosku nie pyta',
  NAME_REFUSED: 'zła nazwa w formułach',
  NAME_TAKEN: 'ta nazwa w formułach jest zajęta',
  OPTIONS_MISSING: 'wpisz co najmniej dwie różne odpowiedzi do wyboru',
  TEXT_MISSING: 'brakuje obowiązującej klauzuli dla drugiego opiekuna',
  TITLE_MISSING: 'wpisz tytuł działu po polsku',
  NAMES_MISSING: 'wpisz nazwę po polsku',
};
/** What is wrong at a place of the form, as a sentence. */
export function mistakeSentence({ path, code }: { path: string; code: string }, draft: FormDraft): string {
  if (code === 'PART_MISSING')
    return `Dodaj: ${nameOfPath(path, draft)}. Bez tego takiego wniosku nie da się załatwić, więc ma być wymagane i pokazywane zawsze.`;
  const [, section = '', , part = ''] = path.split('.');
  const at = draft.sections[Number(section)]?.parts[Number(part)];
  const words = MISTAKES[code] ?? 'popraw to miejsce';
  return at && path.includes('.parts.')
    ? `${nameOfPart(at)}: ${words}`
    : words.charAt(0).toUpperCase() + words.slice(1);
}
const KNOWN: readonly FormPart[] = [
  { kind: 'package' },
  { kind: 'photo' },
  { kind: 'pickup-point' },
  { kind: 'reason' },
  { kind: 'receiving-card' },
];
const nameOfPath = (path: string, { sections }: FormDraft): string => {
  const all = [...sections.flatMap(({ parts }) => parts), ...KNOWN];
  const found = all.find((part) => pathOf(part) === path);
  return found ? nameOfPart(found) : partLabel({ kind: 'field', field: path as never }, 'pl');
};

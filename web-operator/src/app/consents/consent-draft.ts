import type { NewConsentText, WrittenConsent } from '@karta/contracts';
import { foldText, type InLanguages } from '@karta/domain';
import { codeOf } from '../catalogues/row-draft.ts';
import { blankIn } from './first-texts.ts';

export const LANGUAGES = ['pl', 'en', 'uk'] as const;
export type Language = (typeof LANGUAGES)[number];

/** The words of a version in one language, as they are typed: paragraphs are parted by an empty line. */
export interface Words {
  readonly statement: string;
  readonly title: string;
  readonly body: string;
}
/** The next version of a text while it is written. */
export interface ConsentDraft {
  /** Of a text that the program knows by its kind, before there is one. */
  readonly kind?: string;
  readonly words: Readonly<Record<Language, Words>>;
  readonly required: boolean;
  readonly validFrom: string;
  readonly news: string;
  /** Of a new text alone. */
  readonly isMarketing: boolean;
  readonly askedAt: 'registration' | 'application';
  /** Kinds of applications that ask it; none: all of them. */
  readonly askedOf: readonly string[];
}

const paragraphsIn = (body: string): string[] =>
  body
    .split(/\n\s*\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '');

/** Begins with the words of the newest version; of a new text with nothing. */
export function begunDraft(consent: WrittenConsent | null, today: string): ConsentDraft {
  const newest = consent?.versions[0];
  const words = (language: Language): Words => {
    if (!newest) return { statement: '', title: '', body: '' };
    const { statement, statementIn, title, titleIn, paragraphs, paragraphsIn: bodies } = newest;
    if (language === 'pl') return { statement, title, body: paragraphs.join('\n\n') };
    return {
      statement: statementIn[language] ?? '',
      title: titleIn[language] ?? '',
      body: (bodies[language] ?? []).join('\n\n'),
    };
  };
  return {
    words: { pl: words('pl'), en: words('en'), uk: words('uk') },
    required: newest?.required ?? false,
    validFrom: today,
    news: '',
    isMarketing: false,
    askedAt: 'application',
    askedOf: [],
  };
}

/** What is sent: languages without a word are left out. */
export function sentDraft(consent: WrittenConsent | null, draft: ConsentDraft): NewConsentText {
  const { words, required, validFrom, news, isMarketing, askedAt, askedOf } = draft;
  const others = <Value>(of: (words: Words) => Value | undefined): InLanguages<Value> => {
    const [en, uk] = [of(words.en), of(words.uk)];
    return { ...(en !== undefined && { en }), ...(uk !== undefined && { uk }) };
  };
  const text = (typed: string): string | undefined => (typed.trim() === '' ? undefined : typed.trim());
  const list = (typed: string): string[] | undefined =>
    paragraphsIn(typed).length === 0 ? undefined : paragraphsIn(typed);
  const code = codeOf(foldText(words.pl.title));
  return {
    kind: consent?.kind ?? draft.kind ?? (isMarketing ? `marketing-${code}`.slice(0, 40) : code),
    statement: words.pl.statement.trim(),
    statementIn: others(({ statement }) => text(statement)),
    title: words.pl.title.trim(),
    titleIn: others(({ title }) => text(title)),
    paragraphs: paragraphsIn(words.pl.body),
    paragraphsIn: others(({ body }) => list(body)),
    required: required && !isMarketing,
    validFrom,
    news: news.trim(),
    basedOn: consent?.versions[0]?.version ?? 0,
    askedAt,
    askedOf: askedAt === 'application' && askedOf.length > 0 ? [...askedOf] : null,
  };
}

/** What is missing before it can be sent: the field, and what to do. */
export function draftProblems(
  { words, validFrom, news }: ConsentDraft,
  isNew: boolean,
  today: string,
): Record<string, string> {
  const problems: Record<string, string> = {};
  if (words.pl.title.trim() === '') problems['title'] = 'Wpisz tytuł po polsku';
  if (words.pl.statement.trim() === '') problems['statement'] = 'Wpisz po polsku zdanie przy polu do zaznaczenia';
  const blank = blankIn(words);
  if (blank) problems['paragraphs'] = `Uzupełnij: ${blank}`;
  if (validFrom === '' || validFrom < today) problems['validFrom'] = 'Wybierz dzisiejszy albo późniejszy dzień';
  if (!isNew && news.trim() === '') problems['news'] = 'Napisz, co się zmieniło';
  return problems;
}

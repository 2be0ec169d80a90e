import type { CivilDate } from './civil-date.ts';

/** A version of a text that people agree to. */
export interface ConsentVersion {
  readonly kind: string;
  readonly version: number;
  /** Null: since there is the text. */
  readonly validFrom: CivilDate | null;
}

/** What somebody has written in the languages of the portal beside Polish. */
export interface InLanguages<Value> {
  readonly en?: Value | undefined;
  readonly uk?: Value | undefined;
}

/** In the language of the page where somebody wrote it, else in Polish; with the language that it is in. */
export function inLanguage<Value>(
  polish: Value,
  others: InLanguages<Value> | undefined,
  language: string,
): { readonly value: Value; readonly language: string } {
  const own = language === 'en' || language === 'uk' ? others?.[language] : undefined;
  return own === undefined ? { value: polish, language: 'pl' } : { value: own, language };
}

/** RODO art. 7(4): what is marketing, by its kind, is never a condition (T1). */
export const isMarketing = (kind: string): boolean => /(^|-)marketing(-|$)/.test(kind);

/** Of each kind the newest version that holds on a day, in the given order. */
export function textsInForce<T extends ConsentVersion>(texts: readonly T[], today: CivilDate): T[] {
  const holding = texts.filter(({ validFrom }) => validFrom === null || validFrom <= today);
  return holding.filter(
    ({ kind, version }) => !holding.some((other) => other.kind === kind && other.version > version),
  );
}

/** Of each kind the next version that is announced and does not hold yet. */
export function textsToCome<T extends ConsentVersion>(texts: readonly T[], today: CivilDate): T[] {
  const coming = texts.filter(({ validFrom }) => validFrom !== null && validFrom > today);
  return coming.filter(
    ({ kind, validFrom }) =>
      !coming.some((other) => other.kind === kind && (other.validFrom ?? '') < (validFrom ?? '')),
  );
}

/** Texts that have a page of their own in the portal. */
const PAGES: Readonly<Record<string, string>> = {
  'information-clause': '/klauzula',
  terms: '/regulamin',
  accessibility: '/dostepnosc',
};

/** Where the portal shows a text in full; null where it stands with its box alone. */
export const pageOfText = (kind: string): string | null => PAGES[kind] ?? null;

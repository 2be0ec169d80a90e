import type { CivilDate } from './civil-date.ts';

/** A version of a text that people agree to. */
export interface ConsentVersion {
  readonly kind: string;
  readonly version: number;
  /** Null: since there is the text. */
  readonly validFrom: CivilDate | null;
}

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

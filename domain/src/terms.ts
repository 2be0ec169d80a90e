import { LEAST_COMPLETION_DAYS } from './deadlines.ts';

/**
 * How long the office and the applicant have, for one type of application. Many card programmes are resolutions of a
 * council with terms of their own, so every one of them is data (docs/facts/law.md).
 */
export interface Terms {
  /** Days from filing to the decision (KPA art. 35). */
  readonly decisionDays: number;
  /** Days to answer a call for completion, from its delivery; never less than KPA art. 64 § 2 gives. */
  readonly completionDays: number;
  /** Days from sending a call to its delivery: 0 in the portal and by e-mail, more where letters are posted (art. 44). */
  readonly deliveryDays: number;
  /** An answer after the deadline counts until the notice is sent (NSA I OSK 27/20). */
  readonly lateAnswerCounts: boolean;
  /** The time that the applicant takes to complete is not the office's (KPA art. 35 § 5). */
  readonly clockStops: boolean;
  /** What a call and a notice cite, e.g. „art. 64 § 2 KPA” or a paragraph of the resolution. */
  readonly legalBasis: string;
}

/** What holds where a city says nothing else. */
export const DEFAULT_TERMS: Terms = {
  decisionDays: 14,
  completionDays: LEAST_COMPLETION_DAYS,
  deliveryDays: 0,
  lateAnswerCounts: true,
  clockStops: true,
  legalBasis: 'art. 64 § 2 KPA',
};

/** The terms of a type: its own over the city's, those over the default ones. */
export function termsOf(
  city: Partial<Terms>,
  byType: Readonly<Record<string, Partial<Terms> | undefined>>,
  type: string,
): Terms {
  return { ...DEFAULT_TERMS, ...city, ...byType[type] };
}

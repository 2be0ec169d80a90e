import type { ReaderAnswer } from '@karta/contracts';
import type { ReaderWay } from '@karta/domain';
import type { Told } from './verdict-words.ts';

/** What came of one card. */
export interface Outcome {
  readonly told: Told;
  readonly way: ReaderWay;
  /** What the server, or the list, says beside the verdict. */
  readonly answer: Partial<ReaderAnswer>;
  /** The list that decided, where there was no connection. */
  readonly list?: { readonly at: number; readonly until: number };
}

/** What the controller sees. */
export type Screen =
  | { readonly at: 'enrol'; readonly code: string; readonly problem?: string; readonly isBusy?: boolean }
  | { readonly at: 'pin'; readonly typed: string; readonly problem?: string; readonly isBusy?: boolean }
  | { readonly at: 'wait'; readonly isBusy?: boolean; readonly problem?: string }
  | { readonly at: 'number'; readonly typed: string }
  | { readonly at: 'scan' }
  | { readonly at: 'answer'; readonly outcome: Outcome; readonly isHeld: boolean }
  | { readonly at: 'stopped'; readonly why: 'unknown' | 'locked' };

/** Whether a card that is shown now is taken. */
export const takesCards = ({ at }: Screen): boolean =>
  at === 'wait' || at === 'answer' || at === 'number' || at === 'scan';

export type OutcomeTone = 'primary' | 'danger';

/** What an answer of a task asks of the person who gives it. */
export interface OutcomeRule {
  readonly needsReason: boolean;
  /** Whom the text beside the answer reaches: the applicant, or the record alone. */
  readonly reasonTo: 'applicant' | 'record';
  readonly tone: OutcomeTone;
  /** Gives the applicant what they ask for: it has to be clear who they are. */
  readonly needsIdentity?: boolean;
}

/** What a diagram says itself of an answer; what it leaves out follows the shipped table. */
export interface OwnOutcome {
  readonly code: string;
  readonly label?: string;
  readonly button?: string;
  readonly needsReason?: boolean;
  readonly tone?: OutcomeTone;
}

const PLAIN: OutcomeRule = { needsReason: false, reasonTo: 'record', tone: 'primary' };
const FINAL: OutcomeRule = { ...PLAIN, tone: 'danger' };
/** The applicant must be told why (KPA art. 64 § 2, art. 107 § 1). */
const TOLD: OutcomeRule = { needsReason: true, reasonTo: 'applicant', tone: 'primary' };

/** The answers that are shipped; the screens have words for each of them. */
export const OUTCOMES = {
  approve: { ...PLAIN, needsIdentity: true },
  call: TOLD,
  reject: { ...TOLD, tone: 'danger' },
  retry: PLAIN,
  repeat: PLAIN,
  confirm: PLAIN,
  refuse: { ...TOLD, tone: 'danger' },
  leave: FINAL,
  done: PLAIN,
  destroyed: FINAL,
  answer: TOLD,
  close: FINAL,
  /** Ends a production that somebody waits for: the record says why. */
  cancel: { ...FINAL, needsReason: true },
  'give-up': { ...FINAL, needsReason: true },
  /** Answers of residents, in the portal. */
  completed: PLAIN,
  accept: PLAIN,
  decline: PLAIN,
} as const satisfies Record<string, OutcomeRule>;
export type ShippedOutcome = keyof typeof OUTCOMES;

/** True for an answer of the shipped table. */
export function isShippedOutcome(code: string): code is ShippedOutcome {
  return Object.hasOwn(OUTCOMES, code);
}

/** The rule of an answer: what the diagram says of it, then the shipped table; an unknown one asks for nothing. */
export function outcomeRule(code: string, own: readonly OwnOutcome[] = []): OutcomeRule {
  const shipped: OutcomeRule = isShippedOutcome(code) ? OUTCOMES[code] : PLAIN;
  const { needsReason = shipped.needsReason, tone = shipped.tone } = own.find((each) => each.code === code) ?? {};
  return { ...shipped, needsReason, tone };
}

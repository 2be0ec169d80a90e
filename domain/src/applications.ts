import { CardError } from './card-error.ts';

/** States of an application; their words stand in `web-shared/src/status-words.ts`. */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'in-review',
  'completion-requested',
  'completed-by-applicant',
  'in-production',
  'ready-for-pickup',
  'card-sent',
  'issued',
  'rejected',
  'withdrawn',
  'left-unexamined',
  'not-collected',
  'ended-by-office',
] as const;
export type ApplicationState = (typeof APPLICATION_STATES)[number];

export type ApplicantAction = 'edit-draft' | 'delete-draft' | 'submit' | 'withdraw' | 'complete';

/** What the applicant may do in each state; nothing elsewhere. Withdrawal ends with the decision (requirements T4, B-6). */
export const APPLICANT_ACTIONS = {
  draft: ['edit-draft', 'delete-draft', 'submit'],
  submitted: ['withdraw'],
  'in-review': ['withdraw'],
  'completion-requested': ['complete', 'withdraw'],
  'completed-by-applicant': ['withdraw'],
} as const satisfies Partial<Record<ApplicationState, readonly ApplicantAction[]>>;

/** True when the table allows it. */
export function canApplicant(action: ApplicantAction, state: ApplicationState): boolean {
  const actions: Partial<Record<ApplicationState, readonly ApplicantAction[]>> = APPLICANT_ACTIONS;
  return actions[state]?.includes(action) ?? false;
}

/** What happens to an application; a diagram names the state that it leads to. */
export type ApplicationAction =
  | 'submit'
  | 'review'
  | 'request-completion'
  | 'complete'
  | 'produce'
  | 'announce'
  /** Its card is on its way by post. */
  | 'send-card'
  | 'issue'
  | 'reject'
  | 'withdraw'
  | 'leave-unexamined'
  | 'leave-uncollected'
  /** An administrator has ended the case: nobody decides any more. */
  | 'end';

interface ApplicationTransition {
  readonly to: ApplicationState;
  /** The moment of the act is kept there. */
  readonly stamps?: 'submittedAt' | 'decidedAt';
}

const LEADS_TO: Readonly<Record<ApplicationAction, ApplicationTransition>> = {
  submit: { to: 'submitted', stamps: 'submittedAt' },
  review: { to: 'in-review' },
  'request-completion': { to: 'completion-requested' },
  complete: { to: 'completed-by-applicant' },
  produce: { to: 'in-production', stamps: 'decidedAt' },
  announce: { to: 'ready-for-pickup' },
  'send-card': { to: 'card-sent' },
  issue: { to: 'issued' },
  reject: { to: 'rejected', stamps: 'decidedAt' },
  withdraw: { to: 'withdrawn' },
  'leave-unexamined': { to: 'left-unexamined' },
  'leave-uncollected': { to: 'not-collected' },
  end: { to: 'ended-by-office' },
};

const DECISIONS = [
  'review',
  'request-completion',
  'produce',
  'issue',
  'reject',
  'withdraw',
  'leave-unexamined',
  'end',
] as const;

/**
 * (state, act) → state. Towns draw their own diagrams, and a person may move a case back: under review and in production
 * the table is wide. What has ended stays as it is, but that a reprint may follow a change of data (000-30).
 */
export const APPLICATION_TRANSITIONS: Readonly<Record<ApplicationState, readonly ApplicationAction[]>> = {
  draft: ['submit'],
  submitted: DECISIONS,
  'in-review': DECISIONS,
  'completion-requested': [...DECISIONS, 'complete'],
  'completed-by-applicant': DECISIONS,
  'in-production': ['review', 'produce', 'announce', 'send-card', 'issue', 'reject', 'withdraw', 'end'],
  'ready-for-pickup': ['review', 'produce', 'issue', 'leave-uncollected', 'withdraw', 'end'],
  'card-sent': ['review', 'produce', 'announce', 'issue', 'leave-uncollected', 'withdraw', 'end'],
  issued: ['produce'],
  rejected: [],
  withdrawn: [],
  'left-unexamined': [],
  'not-collected': [],
  'ended-by-office': [],
};

/** Why an application is not in a state for the act. */
export function applicationRefusal(act: ApplicationAction): CardError {
  return new CardError(act === 'submit' ? 'APPLICATION_NOT_EDITABLE' : 'APPLICATION_NOT_AVAILABLE');
}

/** What the act makes of an application in that state. @throws CardError where the table does not have it */
export function applicationTransition(act: ApplicationAction, state: ApplicationState): ApplicationTransition {
  if (!APPLICATION_TRANSITIONS[state].includes(act)) throw applicationRefusal(act);
  return LEADS_TO[act];
}

/** The act that leads to a state. */
export function actTowards(state: ApplicationState): ApplicationAction | undefined {
  const acts = Object.entries(LEADS_TO) as [ApplicationAction, ApplicationTransition][];
  return acts.find(([, { to }]) => to === state)?.[0];
}

const ENDED: readonly ApplicationState[] = [
  'issued',
  'rejected',
  'withdrawn',
  'left-unexamined',
  'not-collected',
  'ended-by-office',
];

/** An application that is still somebody's work; a person may have one open application of a type (docs/requirements.md, section 5). */
export function isOpenApplication(state: ApplicationState): boolean {
  return state !== 'draft' && !ENDED.includes(state);
}

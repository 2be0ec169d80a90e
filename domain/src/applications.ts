/** States of an application; look.md gives their words. */
export const APPLICATION_STATES = [
  'draft',
  'submitted',
  'in-review',
  'completion-requested',
  'completed-by-applicant',
  'in-production',
  'ready-for-pickup',
  'issued',
  'rejected',
  'withdrawn',
  'left-unexamined',
  'not-collected',
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

const ENDED: readonly ApplicationState[] = ['issued', 'rejected', 'withdrawn', 'left-unexamined', 'not-collected'];

/** An application that is still somebody's work; a person may have one open application of a type (section 5 of the requirements). */
export function isOpenApplication(state: ApplicationState): boolean {
  return state !== 'draft' && !ENDED.includes(state);
}

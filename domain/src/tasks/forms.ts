/** `decision`: a person of the office answers; `production`: a station works, led by its saga; `portal`: a resident answers. */
export type FormKind = 'decision' | 'production' | 'portal';

export interface TaskForm {
  readonly kind: FormKind;
  /** Somebody else than the person who asked has to answer (requirements T12). */
  readonly secondPerson?: true;
}

/** The forms that are shipped, by the code that a user task names. */
export const TASK_FORMS = {
  'verify-application': { kind: 'decision' },
  'complete-application': { kind: 'portal' },
  'decide-about-reprint': { kind: 'portal' },
  'decide-about-production': { kind: 'decision' },
  'card-production': { kind: 'production' },
  'card-arrival': { kind: 'production' },
  'confirm-unblock': { kind: 'decision', secondPerson: true },
  'confirm-not-completed': { kind: 'decision' },
  'contact-family': { kind: 'decision' },
  'destroy-card': { kind: 'decision' },
  'explain-document': { kind: 'decision' },
  'answer-thread': { kind: 'decision' },
} as const satisfies Record<string, TaskForm>;

/** The group whose tasks residents do in the portal; no member of the office belongs to it. */
export const APPLICANT_GROUP = 'applicant';

/** The form of a task; one that is not shipped is answered like any decision. */
export function formOf(code: string): TaskForm {
  const shipped: Readonly<Record<string, TaskForm>> = TASK_FORMS;
  return (Object.hasOwn(shipped, code) ? shipped[code] : undefined) ?? { kind: 'decision' };
}

/** True where a station makes a card: such a task is neither taken nor decided by hand. */
export const isProduction = ({ form }: { readonly form: string }): boolean => formOf(form).kind === 'production';

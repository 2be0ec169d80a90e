import type { Problem } from '@karta/bpmn/lint';

/** What an admin uploads: a diagram or a file of decisions. */
export interface NewDeployment {
  xml: string;
  note: string;
  deployedBy: string;
  /** The version that must be the newest one; another by now is told. 0: none. */
  expected?: number;
  /** There was nobody else who could have approved it: the records say so. */
  alone?: true;
  /** Only judged: whether it could be deployed, and whether it is there already. */
  isTrial?: true;
}

/** A problem as part of a refusal. */
export function asField({ element, code, sentence }: Problem): { path: string; code: string; sentence: string } {
  return { path: element, code, sentence };
}

/** A problem as the screens show it. */
export function asLintProblem({ element, code, sentence, severity }: Problem) {
  return { elementId: element === '-' ? null : element, code, message: sentence, severity };
}

import type { CivilDate } from '../civil-date.ts';
import { applicantField, kindOf, type ApplicantField } from './applicant-fields.ts';

/** What keeps a form from being sent: `REQUIRED`, `FORMAT`, or a code of the field's kind. */
export interface FieldProblem {
  readonly path: string;
  readonly code: string;
}

/** Some people have one name: then the other one may be empty, whichever it is. */
const NAMES: readonly ApplicantField[] = ['firstName', 'lastName'];

/**
 * The problems of the given fields in the form's order, one a field. The page asks before it sends and the server before
 * it stores: both by this function. `mayHaveOneName`: the applicant says so, or nobody asks.
 */
export function fieldProblems(
  values: Readonly<Record<ApplicantField, string>>,
  fields: readonly ApplicantField[],
  { today, mayHaveOneName }: { today: CivilDate; mayHaveOneName: boolean },
): FieldProblem[] {
  return fields.flatMap((field): FieldProblem[] => {
    const text = kindOf(field).plain(values[field]);
    const code = text === '' ? missing(field, values, mayHaveOneName) : kindOf(field).problem(text, today);
    return code === null ? [] : [{ path: field, code }];
  });
}

function missing(
  field: ApplicantField,
  values: Readonly<Record<ApplicantField, string>>,
  mayHaveOneName: boolean,
): 'REQUIRED' | null {
  if (applicantField(field).isOptional) return null;
  const isOtherName = NAMES.includes(field) && mayHaveOneName;
  // Of two empty names the last one is asked for.
  return isOtherName && (field === 'firstName' || kindOf('firstName').plain(values.firstName) !== '')
    ? null
    : 'REQUIRED';
}

/** The given fields in the form in which they are sent. */
export function sentFields<F extends ApplicantField>(
  values: Readonly<Record<F, string>>,
  fields: readonly F[],
): Record<F, string> {
  return Object.fromEntries(fields.map((field) => [field, kindOf(field).sent(values[field])])) as Record<F, string>;
}

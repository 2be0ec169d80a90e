import { isEmail, plainEmail } from '../email-address.ts';
import type { FieldProblem } from '../fields/field-problems.ts';
import { isPersonName, plainName } from '../person-name.ts';
import { SECOND_GUARDIAN } from './form.ts';
import { plainAnswer, type FormContent } from './form-content.ts';

/** The other guardian of a child, as the form names them; '' where nothing was said. */
export function secondGuardianIn(answers: FormContent['answers']): { name: string; email: string } {
  return {
    name: plainName(plainAnswer(answers[SECOND_GUARDIAN.name])),
    email: plainEmail(plainAnswer(answers[SECOND_GUARDIAN.email])),
  };
}

/** What keeps a form from being sent that asks for the other guardian: nobody agrees with themselves. */
export function guardianProblems({ answers, values }: FormContent, isNeeded: boolean): FieldProblem[] {
  const { name, email } = secondGuardianIn(answers);
  if (!isNeeded && name === '' && email === '') return [];
  const problems: FieldProblem[] = [];
  const add = (field: keyof typeof SECOND_GUARDIAN, code: string): unknown =>
    problems.push({ path: `answers.${SECOND_GUARDIAN[field]}`, code });
  if (name === '') add('name', 'REQUIRED');
  else if (!isPersonName(name)) add('name', 'FORMAT');
  if (email === '') add('email', 'REQUIRED');
  else if (!isEmail(email)) add('email', 'FORMAT');
  else if (email === plainEmail(values.email)) add('email', 'OWN_ADDRESS');
  return problems;
}

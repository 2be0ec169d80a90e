import { APPLICANT_GROUP } from '../tasks/forms.ts';

/**
 * Whether the program has a meaning of its own for a code of a role or a group: tasks of `applicant` are those that a resident
 * does, and a name that every object has would be found where nobody put it.
 */
export function isReservedCode(kind: 'role' | 'group', code: string): boolean {
  return code in {} || (kind === 'group' && code === APPLICANT_GROUP);
}

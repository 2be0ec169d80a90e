import { RESIDENTS, type Register } from '@karta/contracts/registers';
import type { OperatorActor } from '../http/actor.ts';

/** Keys of the columns of a register that this person may not see. */
export function hiddenColumns({ hiddenFields }: OperatorActor, { name, columns }: Register): string[] {
  return Object.keys(columns).filter((key) => hiddenFields.includes(`${name}.${key}`));
}

/**
 * Keys of the columns with a person's name that this person may not see: these names are kept from the page of a single
 * row too, while the rest of a row is what its page is about.
 */
export function hiddenNames(actor: OperatorActor, register: Register): string[] {
  return hiddenColumns(actor, register).filter((key) => register.columns[key]?.kind === 'person');
}

/** Whether this person sees no names of residents at all. */
export const hidesPeople = (actor: OperatorActor): boolean =>
  !actor.permissions.includes('person.read') || hiddenNames(actor, RESIDENTS).length > 0;

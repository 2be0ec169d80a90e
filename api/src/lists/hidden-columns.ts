import type { Register } from '@karta/contracts/registers';
import type { OperatorActor } from '../http/actor.ts';

/** Keys of the columns of a register that this person may not see. */
export function hiddenColumns({ hiddenFields }: OperatorActor, { name, columns }: Register): string[] {
  return Object.keys(columns).filter((key) => hiddenFields.includes(`${name}.${key}`));
}

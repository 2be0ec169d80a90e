import type { Register } from '@karta/contracts/registers';
import type { OperatorActor } from '../http/actor.ts';

/** Field rights that were taken from a person, each as `<register>.<column>`. */
const hiddenFieldsOf = (actor: OperatorActor & { readonly hiddenFields?: readonly string[] }): readonly string[] =>
  actor.hiddenFields ?? [];

/** Keys of the columns of a register that this person may not see. */
export function hiddenColumns(actor: OperatorActor, { name, columns }: Register): string[] {
  const hidden = hiddenFieldsOf(actor);
  return Object.keys(columns).filter((key) => hidden.includes(`${name}.${key}`));
}

import { holds } from '@karta/bpmn/feel';
import type { FormView } from '@karta/contracts';
import type { Holds } from '@karta/domain';

type Variables = Parameters<typeof holds>[1];

/** The language of conditions, by the clock of the town. */
export function rulesOf(_form: FormView): Promise<Holds> {
  const clock = { at: new Date().toISOString(), zone: 'Europe/Warsaw' };
  return Promise.resolve((condition, values) => holds(condition, values as Variables, clock));
}

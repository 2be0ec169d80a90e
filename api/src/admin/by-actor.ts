import type { City } from '@karta/db';
import type { Doer } from '@karta/services';
import type { OperatorActor } from '../http/actor.ts';

/** Somebody of the office, as services know who does something. */
export const byActor = ({ operatorId }: OperatorActor, { clock }: City): Doer => ({
  kind: 'operator',
  id: operatorId,
  now: clock.now(),
});

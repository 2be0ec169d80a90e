import type { City } from '@karta/db';
import type { Doer } from '@karta/services';
import type { ResidentActor } from '../http/actor.ts';

/** The resident as the one who does it now, with whom they act for. */
export function asDoer({ accountId, holderId, actsFor }: ResidentActor, { clock }: City): Doer {
  return {
    kind: 'resident',
    id: accountId,
    now: clock.now(),
    ...(actsFor && { holderId, actsFor: actsFor.memberId }),
  };
}

/** The same for what is the own matter of whoever is signed in: password, devices, the family. */
export function asHolder({ holderId }: ResidentActor, { clock }: City): Doer {
  return { kind: 'resident', id: holderId, now: clock.now() };
}

import type { City } from '@karta/db';
import type { Doer } from '@karta/services';
import type { ResidentActor } from '../http/actor.ts';

/** The resident as the one who does it now, with whom they act for. */
export function asDoer({ accountId, actsFor }: ResidentActor, { clock }: City): Doer {
  return { kind: 'resident', id: accountId, now: clock.now(), ...(actsFor && { actsFor: actsFor.memberId }) };
}

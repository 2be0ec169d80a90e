import type { City } from '@karta/db';
import type { Doer } from '@karta/services';

/** Somebody of a partner, as services know who does something. */
export const byPerson = ({ personId }: { personId: string }, { clock }: City): Doer<'partner-person'> => ({
  kind: 'partner-person',
  id: personId,
  now: clock.now(),
});

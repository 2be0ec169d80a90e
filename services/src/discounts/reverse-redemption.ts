import { Redemption, type City } from '@karta/db';
import { CardError, mayReverse, type PartnerRole } from '@karta/domain';
import type { Knex } from 'knex';

/** What is taken back, and by whom; `by` null: the partner's program. */
export interface ReversalAsked {
  readonly partnerId: string;
  readonly id: string;
  readonly reason: string;
  readonly by: { readonly id: string; readonly role: PartnerRole } | null;
}

/**
 * Takes a redemption of this partner back within a day of it (004-96); the row stays, and counts in no sum.
 * @throws CardError NOT_FOUND for one of another partner, REDEMPTION_REVERSED where it was taken back before, REVERSAL_TOO_LATE,
 *   REVERSAL_NOT_OWN where a till person takes back what somebody else noted
 */
export async function reverseRedemption(trx: Knex, { clock }: City, asked: ReversalAsked): Promise<Date> {
  const { id, partnerId, reason, by } = asked;
  const now = clock.now();
  const found = await Redemption.query(trx).findOne({ id, partnerId }).forUpdate();
  if (!found) throw new CardError('NOT_FOUND');
  const judged = mayReverse(found, by, now);
  if (judged === 'not-own') throw new CardError('REVERSAL_NOT_OWN');
  if (found.reversedAt) throw new CardError('REDEMPTION_REVERSED');
  if (judged === 'too-late') throw new CardError('REVERSAL_TOO_LATE');
  await Redemption.query(trx)
    .findById(id)
    .patch({ reversedAt: now, reversedBy: by?.id ?? null, reversalReason: reason });
  return now;
}

import { Card, StationJob } from '@karta/db';
import { canCard } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { changeCard } from './change-card.ts';

/**
 * Takes cards that are being made or lie at a pick-up point out of use, in the caller's transaction: their jobs are
 * withdrawn, and the blank that may have been printed goes to the register of spoiled ones. A chip that was only read is
 * free for the next card. Cards in other states stay as they are, so a repetition is harmless.
 */
export async function spoilUnissued(
  trx: Knex,
  cardIds: readonly string[],
  by: Doer,
  reason: string,
  act: 'spoil' | 'give-up' = 'spoil',
): Promise<void> {
  for (const cardId of cardIds) {
    const card = await Card.query(trx).findById(cardId).forUpdate();
    if (card && canCard(act, card.state)) await spoil(trx, card, by, { reason, act });
  }
}

async function spoil(
  trx: Knex,
  card: Card,
  by: Doer,
  { reason, act }: { reason: string; act: 'spoil' | 'give-up' },
): Promise<void> {
  const cardId = card.id;
  await StationJob.query(trx)
    .where({ cardId })
    .whereIn('state', ['waiting', 'claimed'])
    .patch({ state: 'withdrawn', endedAt: by.now, leaseUntil: null });
  const printed = await StationJob.query(trx)
    .where({ cardId, phase: 'produce' })
    .where('fencing', '>', 0)
    .orderBy('createdAt', 'desc')
    .first();
  const isBlankSpoiled = printed !== undefined && card.uidIndex !== null;
  if (isBlankSpoiled) {
    const blank = {
      jobId: printed.id,
      cardId,
      operatorId: printed.operatorId,
      uidIndex: card.uidIndex,
      reason,
      at: by.now,
    };
    await trx('spoiled_blanks')
      .insert({ id: trx.raw('gen_random_uuid()'), ...blank })
      .onConflict()
      .ignore();
  }
  await changeCard(trx, card, act, by, { facts: { reason, blankSpoiled: isBlankSpoiled } });
}

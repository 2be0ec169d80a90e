import { Card, StationJob, writeAudit } from '@karta/db';
import type { Knex } from 'knex';

/** Cards that nobody has in hand yet. */
const UNISSUED = ['in-production', 'ready'];

/**
 * Takes cards that are being made or lie at a pick-up point out of use, in the caller's transaction: their jobs are
 * withdrawn, and the blank that may have been printed goes to the register of spoiled ones. A chip that was only read is
 * free for the next card. Cards in other states stay as they are, so a repetition is harmless.
 */
export async function spoilUnissued(
  trx: Knex,
  cardIds: readonly string[],
  by: { actorId: string; reason: string; now: Date },
): Promise<void> {
  for (const cardId of cardIds) {
    const card = await Card.query(trx).findById(cardId).whereIn('state', UNISSUED).forUpdate();
    if (card) await spoil(trx, card, by);
  }
}

async function spoil(
  trx: Knex,
  card: Card,
  { actorId, reason, now }: { actorId: string; reason: string; now: Date },
): Promise<void> {
  const cardId = card.id;
  await StationJob.query(trx)
    .where({ cardId })
    .whereIn('state', ['waiting', 'claimed'])
    .patch({ state: 'withdrawn', endedAt: now, leaseUntil: null });
  const printed = await StationJob.query(trx)
    .where({ cardId, phase: 'produce' })
    .where('fencing', '>', 0)
    .orderBy('createdAt', 'desc')
    .first();
  const isBlankSpoiled = printed !== undefined && card.uidIndex !== null;
  if (isBlankSpoiled) {
    const blank = { jobId: printed.id, cardId, operatorId: printed.operatorId, uidIndex: card.uidIndex, reason };
    await trx('spoiled_blanks')
      .insert({ id: trx.raw('gen_random_uuid()'), ...blank })
      .onConflict()
      .ignore();
  }
  await Card.query(trx).findById(cardId).patch({ state: 'spoiled', uid: null, uidIndex: null });
  await writeAudit(trx, {
    ...{ actorKind: 'process', actorId, act: 'card.spoil', subjectKind: 'card', subjectId: cardId },
    facts: { reason, blankSpoiled: isBlankSpoiled },
  });
}

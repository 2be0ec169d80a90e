import { Card, StationJob, writeAudit } from '@karta/db';
import { canCard } from '@karta/domain';
import type { Knex } from 'knex';
import { changeCard } from '../cards/change-card.ts';
import { actorOf, type Doer } from '../doer.ts';

/** A person says that the card came out good, although the devices could not tell. */
export async function confirmPrint(trx: Knex, cardId: string, jobId: string, by: Doer): Promise<void> {
  const settled = await StationJob.query(trx)
    .findById(jobId)
    .whereNot('state', 'done')
    .patch({ state: 'done', endedAt: by.now });
  if (settled === 0) return;
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.confirm-print',
    subjectKind: 'card',
    subjectId: cardId,
    facts: { jobId },
  });
}

/** The card lies at the pick-up point; one that was stopped meanwhile, or is there already, stays as it is. */
export async function endProduction(trx: Knex, cardId: string, by: Doer): Promise<void> {
  const card = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
  if (canCard('ready', card.state)) await changeCard(trx, card, 'ready', by);
}

/** Takes a job back. Returns whether the station has (had) it: then it may have had an effect. */
export async function withdrawJob(trx: Knex, jobId: string, now: Date): Promise<boolean> {
  const job = await StationJob.query(trx).findById(jobId).forUpdate().throwIfNotFound();
  if (job.state === 'waiting' || job.state === 'claimed') {
    await StationJob.query(trx).findById(jobId).patch({ state: 'withdrawn', endedAt: now, leaseUntil: null });
  }
  return job.fencing > 0;
}

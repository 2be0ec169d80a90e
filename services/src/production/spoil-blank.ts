import { randomUUID } from 'node:crypto';
import { Card, StationJob, writeAudit } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** The blank is waste: its UID (where known, and not another card's) is never bound again; the number stays with the card. */
export async function spoilBlank(trx: Knex, cardId: string, jobId: string, by: Doer): Promise<void> {
  const job = await StationJob.query(trx).findById(jobId).throwIfNotFound();
  const isOthers =
    job.uidIndex && (await Card.query(trx).where('uidIndex', job.uidIndex).whereNot('id', cardId).first());
  const uidIndex = isOthers ? null : job.uidIndex;
  const reason = job.code;
  const added = await trx('spoiled_blanks')
    .insert({ id: randomUUID(), jobId, cardId, operatorId: by.id, uidIndex, reason, at: by.now })
    .onConflict()
    .ignore()
    .returning('id');
  await Card.query(trx).findById(cardId).patch({ uid: null, uidIndex: null, chipKeyVersion: null });
  if (added.length === 0) return;
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.spoil-blank',
    subjectKind: 'card',
    subjectId: cardId,
    facts: { jobId, reason },
  });
}

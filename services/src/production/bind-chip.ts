import { Card, StationJob, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/**
 * Binds the UID that the station read to the card (000-17). One chip is one card, for ever; a spoiled one is none.
 * @throws CardError CHIP_UNREADABLE, CHIP_ALREADY_USED, CARD_STOPPED
 */
export async function bindChip(trx: Knex, city: City, cardId: string, jobId: string, by: Doer): Promise<void> {
  const { uid, uidIndex } = await StationJob.query(trx).findById(jobId).throwIfNotFound();
  if (!uid || !uidIndex) throw new CardError('CHIP_UNREADABLE');
  const taken = await Card.query(trx).where({ uidIndex }).whereNot('id', cardId).first();
  const spoiled = await trx('spoiled_blanks').where({ uidIndex }).first('id');
  if (taken || spoiled) throw new CardError('CHIP_ALREADY_USED');
  const { state, keyId } = await Card.query(trx).findById(cardId).forUpdate().throwIfNotFound();
  if (state !== 'in-production') throw new CardError('CARD_STOPPED');
  const clear = await city.vault.open(keyId, { table: 'station_jobs', row: jobId, column: 'uid' }, uid);
  const sealed = await city.vault.seal(keyId, { table: 'cards', row: cardId, column: 'uid' }, clear);
  await Card.query(trx).findById(cardId).patch({ uid: sealed, uidIndex });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'card.bind-chip',
    subjectKind: 'card',
    subjectId: cardId,
    facts: { jobId },
  });
}

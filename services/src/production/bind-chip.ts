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
  if ((await takenChips(trx, [uidIndex], cardId)).length > 0) throw new CardError('CHIP_ALREADY_USED');
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

/** Those of these chips that belong to a card (to another one than `cardId`, where one is named) or to a spoiled blank. */
export async function takenChips(trx: Knex, uidIndexes: readonly Buffer[], cardId?: string): Promise<Buffer[]> {
  const chips = [...uidIndexes];
  const cards = trx('cards').whereIn('uidIndex', chips);
  if (cardId !== undefined) cards.whereNot('id', cardId);
  const found: { uidIndex: Buffer }[] = await cards
    .select('uidIndex')
    .unionAll([
      trx('spoiled_blanks').whereIn('uidIndex', chips).select('uidIndex'),
      trx('bureau_items').whereIn('uidIndex', chips).select('uidIndex'),
    ]);
  return found.map(({ uidIndex }) => uidIndex);
}

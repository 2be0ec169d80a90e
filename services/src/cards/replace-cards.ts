import { Card, type Application } from '@karta/db';
import { canCard } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { idOfKey } from '../id-of-key.ts';
import { changeCard } from './change-card.ts';
import { spoilUnissued } from './spoil-unissued.ts';

/** The card that the application is about: a duplicate names it, otherwise it is the newest one of the holder. */
export async function findReplaced(
  trx: Knex,
  card: Card,
  application: Application | undefined,
): Promise<Card | undefined> {
  if (!application || application.type === 'card-issue') return undefined;
  if (card.keepsNumberOf !== null) return Card.query(trx).findById(card.keepsNumberOf);
  const { cardId } = application.details;
  if (cardId) return Card.query(trx).findById(cardId);
  return Card.query(trx)
    .where({ residentId: card.residentId })
    .whereIn('state', ['active', 'blocked'])
    .whereNot('id', card.id)
    .orderBy('createdAt', 'desc')
    .first();
}

/**
 * The card that this one replaces is blocked in the same transaction, with an act and an audit row of its own (004-48); a
 * virtual card stays beside the plastic one (D-8). One that still lies at a pick-up point is in nobody's hand: it is spoiled.
 */
export async function replaceCards(trx: Knex, card: Card, replaced: Card | undefined, by: Doer): Promise<void> {
  const others = await Card.query(trx)
    .where({ residentId: card.residentId, carrier: 'physical' })
    .whereNot('id', card.id)
    .where((only) => (replaced ? only.where('id', replaced.id) : only))
    .orderBy('id')
    .forUpdate();
  for (const other of others) {
    if (['ready', 'sent'].includes(other.state)) await spoilUnissued(trx, [other.id], by, 'REPLACED');
    if (!canCard('replace', other.state)) continue;
    const id = idOfKey(`${card.id}/${other.id}`);
    const order = { id, kind: 'block', reason: 'replaced' } as const;
    await changeCard(trx, other, 'replace', by, { order, facts: { replacedBy: card.id } });
  }
}

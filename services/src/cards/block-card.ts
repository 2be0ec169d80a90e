import { Card, CardAct, writeAudit } from '@karta/db';
import type { Knex } from 'knex';

/** True where the account of the card's holder, or of the guardian of one who has none, is closed: its cards stay blocked. */
export async function isHolderClosed(trx: Knex, { residentId }: Pick<Card, 'residentId'>): Promise<boolean> {
  const { rows } = await trx.raw<{ rows: object[] }>(
    `select 1 from residents r
      left join family_members m on m.resident_id = r.id and m.account_id is null
      join accounts a on a.id = coalesce(r.account_id, m.guardian_account_id)
      where r.id = ? and a.state = 'closed' limit 1`,
    [residentId],
  );
  return rows.length > 0;
}

export interface BlockOrder {
  /** The act's id, and its idempotency key. */
  id: string;
  cardId: string;
  /** loss | theft | damage | account | other … */
  reason: string;
  note?: string;
  requestedKind: CardAct['requestedKind'];
  requestedBy: string;
  now: Date;
}

/**
 * Blocks an active card at once (004-41, 000-29), with its act and audit row, in the caller's transaction.
 * The same order twice is once. Answers false when the card is not active; then nothing is written.
 */
export async function blockCard(trx: Knex, order: BlockOrder): Promise<boolean> {
  const { id, cardId, reason, note = '', requestedKind, requestedBy, now } = order;
  if (await CardAct.query(trx).findById(id)) return true;
  const blocked = await Card.query(trx)
    .findById(cardId)
    .where('state', 'active')
    .patch({ state: 'blocked', blockedAt: now });
  if (blocked === 0) return false;
  const settled = { outcome: 'done', settledAt: now } as const;
  const act = { id, kind: 'block', cardId, reason, note, requestedKind, requestedBy, requestedAt: now } as const;
  await CardAct.query(trx).insert({ ...act, ...settled });
  await writeAudit(trx, {
    ...{ actorKind: requestedKind, actorId: requestedBy, act: 'card.block', subjectKind: 'card', subjectId: cardId },
    facts: { actId: id, reason },
  });
  return true;
}

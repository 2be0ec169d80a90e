import { randomUUID } from 'node:crypto';
import { Card, CardAct, putInOutbox, writeAudit, type City, type OutboxMessage } from '@karta/db';
import { CardError, canCard, cardRefusal } from '@karta/domain';
import { workflowIdOf } from '@karta/workflows/ids';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { changeCard } from './change-card.ts';
import { isHolderClosed } from './is-holder-closed.ts';
import { isNumberTakenOver } from './kept-number.ts';

export interface CardActOrder {
  kind: CardAct['kind'];
  cardId: string;
  reason: string;
  note?: string;
}

/**
 * A person orders something about a card: a block is done at once (004-39, 004-41), a return and an unblocking are asked
 * for (000-20, 004-42, T12). The process of the act begins either way.
 * @throws CardError
 */
export async function orderCardAct(
  trx: Knex,
  city: City,
  { kind, cardId, reason, note = '' }: CardActOrder,
  by: Doer,
): Promise<{ id: string; cardId: string }> {
  const card = await Card.query(trx).findById(cardId).forUpdate();
  if (!card) throw new CardError('NOT_FOUND');
  if (!canCard(kind, card.state)) throw cardRefusal(kind);
  const id = randomUUID();
  const start = startOf(city, { id, kind, cardId, reason });
  if (kind === 'block') {
    await changeCard(trx, card, kind, by, { order: { id, kind, reason, note }, tell: [{ message: start }] });
    return { id, cardId };
  }
  if (kind === 'unblock') await refuseUnblocking(trx, card);
  await CardAct.query(trx).insert({
    id,
    kind,
    cardId,
    reason,
    note,
    requestedKind: by.kind,
    requestedBy: by.id,
    requestedAt: by.now,
  });
  await writeAudit(trx, {
    ...actorOf(by),
    act: `card.ask-${kind}`,
    subjectKind: 'card',
    subjectId: cardId,
    facts: { actId: id },
  });
  await putInOutbox(trx, start);
  return { id, cardId };
}

async function refuseUnblocking(trx: Knex, card: Card): Promise<void> {
  if (await isHolderClosed(trx, card)) throw new CardError('ACCOUNT_CLOSED');
  if (await isNumberTakenOver(trx, card.id)) throw new CardError('CARD_NUMBER_TAKEN_OVER');
  const asked = await CardAct.query(trx).findOne({ cardId: card.id, kind: 'unblock' }).whereNull('outcome');
  if (asked) throw new CardError('UNBLOCKING_ALREADY_ASKED');
}

function startOf(city: City, { id, kind, cardId, reason }: CardActOrder & { id: string }): OutboxMessage {
  const processKey = `card-${kind}`;
  return {
    kind: 'start-process',
    workflowId: workflowIdOf(city.id, processKey, id),
    payload: { processKey, caseId: id, variables: { cardId, reason } },
  };
}

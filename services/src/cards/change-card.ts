import { Card, CardAct, putInOutbox, writeAudit, type OutboxMessage } from '@karta/db';
import { cardRefusal, cardTransition, type CardAction } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

type ChangedColumn =
  | 'issuedBy'
  | 'validFrom'
  | 'validUntil'
  | 'byPost'
  | 'trackingNumber'
  | 'activationHash'
  | 'activationUntil'
  | 'activationTries';

/** What goes with a change of a card's state. */
export interface CardChange {
  /** Other columns that the act writes. */
  columns?: Partial<Pick<Card, ChangedColumn>>;
  /** The act that this is, where it is done the moment it is ordered. */
  order?: CardOrder;
  /** The act that asked for this. */
  asked?: CardAct;
  facts?: Record<string, unknown>;
  tell?: readonly { message: OutboxMessage; expiresAt?: Date }[];
}

export interface CardOrder {
  /** The act's id, and its idempotency key. */
  id: string;
  kind: CardAct['kind'];
  /** loss | theft | damage | account | replaced | office … */
  reason: string;
  note?: string;
}

/**
 * The only writer of `cards.state`: changes it as CARD_TRANSITIONS says, with its act, audit and outbox rows, in the
 * caller's transaction.
 * @throws CardError where the table does not have the act, or the card has changed since it was read
 */
export async function changeCard(
  trx: Knex,
  card: Card,
  act: CardAction,
  by: Doer,
  { columns, order, asked, facts, tell = [] }: CardChange = {},
): Promise<void> {
  const { to, stamps, clears = [] } = cardTransition(act, card.state);
  const changed = await Card.query(trx)
    .findById(card.id)
    .where('state', card.state)
    .patch({
      ...columns,
      ...(stamps && { [stamps]: by.now }),
      ...Object.fromEntries(clears.map((column) => [column, null])),
      state: to,
    });
  if (changed === 0) throw cardRefusal(act);
  if (order) await keepOrder(trx, card.id, order, by);
  if (asked) await closeAct(trx, asked, 'done', by);
  await writeAudit(trx, {
    ...actorOf(by),
    act: `card.${act}`,
    subjectKind: 'card',
    subjectId: card.id,
    facts: {
      ...(order && { actId: order.id, reason: order.reason }),
      ...(asked && { actId: asked.id, outcome: 'done', requestedBy: asked.requestedBy }),
      ...facts,
    },
  });
  for (const { message, expiresAt } of tell) await putInOutbox(trx, message, { expiresAt });
}

async function keepOrder(trx: Knex, cardId: string, { note = '', ...order }: CardOrder, by: Doer): Promise<void> {
  await CardAct.query(trx).insert({
    ...order,
    note,
    cardId,
    requestedKind: by.kind,
    requestedBy: by.id,
    requestedAt: by.now,
    outcome: 'done',
    settledAt: by.now,
  });
}

/** Writes the end of an act that was asked for; a person who ends it has confirmed it. */
export async function closeAct(
  trx: Knex,
  act: CardAct,
  outcome: NonNullable<CardAct['outcome']>,
  by: Doer,
): Promise<void> {
  await CardAct.query(trx)
    .findById(act.id)
    .patch({ outcome, settledAt: by.now, ...(by.kind === 'operator' && { confirmedBy: by.id }) });
}

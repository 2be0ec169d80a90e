import { CardAct, writeAudit } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { closeAct } from './change-card.ts';

/** Closes an act that came to nothing: refused, nobody confirmed it, or the card has changed meanwhile. Once. */
export async function settleCardAct(
  trx: Knex,
  actId: string,
  outcome: NonNullable<CardAct['outcome']>,
  by: Doer,
): Promise<void> {
  const act = await CardAct.query(trx).findById(actId).forUpdate().throwIfNotFound();
  if (act.outcome !== null) return;
  await closeAct(trx, act, outcome, by);
  await writeAudit(trx, {
    ...actorOf(by),
    act: `card.${act.kind}`,
    subjectKind: 'card',
    subjectId: act.cardId,
    facts: { actId: act.id, outcome, requestedBy: act.requestedBy },
  });
}

import type { BureauVerdicts } from '@karta/contracts';
import { BureauOrder, Card, putInOutbox, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { idOfKey } from '../id-of-key.ts';
import type { FileParts } from '../imports/read-csv.ts';
import { takenChips } from '../production/bind-chip.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';
import { judgeResult, type JudgedLine, type OrderedCard } from './judge-result.ts';
import { readResult } from './read-result.ts';
import { endIfAnswered, settleItem } from './settle-item.ts';

/** PostgreSQL: what is to be unique is there already. */
const TWICE = '23505';

/**
 * What would become of each line of a firm's file; nothing is changed.
 * @throws CardError NOT_FOUND, BUREAU_ORDER_CANCELLED, and what `readResult` throws
 */
export async function checkResult(city: City, orderId: string, parts: FileParts): Promise<BureauVerdicts> {
  const lines = await readResult(parts);
  await requireTaking(city.knex, orderId, false);
  return verdictsOf(await judgeResult(city.knex, city, orderId, lines));
}

/**
 * Takes the good lines of a firm's file: a made card has its chip bound and its case told, a spoiled one waits as any other
 * again. What is refused stays open for a corrected file, and what was taken before changes nothing. In one transaction.
 * @throws CardError NOT_FOUND, BUREAU_ORDER_CANCELLED, and what `readResult` throws
 */
export async function takeResult(city: City, orderId: string, parts: FileParts, by: Doer): Promise<BureauVerdicts> {
  const lines = await readResult(parts);
  return city.knex.transaction(async (trx) => {
    // one file of the town at a time: two that name one chip come one after the other
    await trx.raw("select pg_advisory_xact_lock(hashtextextended('bureau-result', 0))");
    await requireTaking(trx, orderId, true);
    await holdCards(trx, orderId);
    const judged: JudgedLine[] = [];
    for (const line of await judgeResult(trx, city, orderId, lines))
      judged.push(await take(trx, city, orderId, line, by));
    const count = (verdict: JudgedLine['verdict']): number => judged.filter((each) => each.verdict === verdict).length;
    await endIfAnswered(trx, orderId, by.now);
    await writeAudit(trx, {
      ...actorOf(by),
      act: 'bureau-order.result',
      subjectKind: 'bureau-order',
      subjectId: orderId,
      facts: { made: count('made'), spoiled: count('spoiled'), refused: count('refused'), known: count('known') },
    });
    await tellTaskLists(trx);
    return verdictsOf(judged);
  });
}

async function requireTaking(trx: Knex, orderId: string, isHeld: boolean): Promise<void> {
  const asked = BureauOrder.query(trx).findById(orderId);
  const order = await (isHeld ? asked.forUpdate() : asked);
  if (!order) throw new CardError('NOT_FOUND');
  if (order.state === 'cancelled') throw new CardError('BUREAU_ORDER_CANCELLED');
}

/** No case ends between the judgement of its line and the binding of its chip. */
async function holdCards(trx: Knex, orderId: string): Promise<void> {
  const awaited = trx('bureau_items').where({ orderId, state: 'ordered' }).select('cardId');
  await Card.query(trx).whereIn('id', awaited).orderBy('id').select('id').forUpdate();
}

async function take(trx: Knex, city: City, orderId: string, judged: JudgedLine, by: Doer): Promise<JudgedLine> {
  const { verdict, card, line, uidIndex } = judged;
  if (verdict === 'known' && card?.itemState === 'made' && card.cardState === 'in-production')
    await tellAgain(trx, orderId, card);
  if (!card || verdict === 'known' || verdict === 'refused') return judged;
  if (verdict === 'spoiled') {
    const isFree = uidIndex !== null && (await takenChips(trx, [uidIndex])).length === 0;
    await settleItem(
      trx,
      { orderId, taskId: card.taskId },
      { state: 'spoiled', reason: line.reason, uidIndex: isFree ? uidIndex : null },
      by.now,
    );
    await note(trx, by, 'bureau-order.spoil', card.cardId, orderId);
    return judged;
  }
  const isBound = await bind(trx, city, { card, uid: line.uid ?? '', uidIndex });
  if (!isBound) return { ...judged, verdict: 'refused', problem: 'CHIP_ALREADY_USED' };
  await settleItem(trx, { orderId, taskId: card.taskId }, { state: 'made' }, by.now);
  await note(trx, by, 'card.bind-chip', card.cardId, orderId);
  const { taskId, workflowId } = card;
  const payload = { taskId, operatorId: by.id };
  await putInOutbox(trx, { kind: 'made-outside', workflowId, payload }, { id: messageOf(orderId, card) });
  return judged;
}

/** One message for a card of an order, however often it is put. */
const messageOf = (orderId: string, { taskId }: OrderedCard): string => idOfKey(`${orderId}/${taskId}`);

/** Tells the case once more what it seems not to have heard: after a restore Temporal may be older than the rows. Harmless to one that has. */
async function tellAgain(trx: Knex, orderId: string, card: OrderedCard): Promise<void> {
  await trx('outbox')
    .where({ id: messageOf(orderId, card) })
    .whereNotNull('doneAt')
    .update({ doneAt: null, attempts: 0, nextTryAt: trx.fn.now() });
}

/** Seals the chip as production does. @returns whether it is this card's; another one took it in the same moment otherwise */
async function bind(
  trx: Knex,
  city: City,
  { card, uid, uidIndex }: { card: OrderedCard; uid: string; uidIndex: Buffer | null },
): Promise<boolean> {
  const sealed = await city.vault.seal(card.keyId, { table: 'cards', row: card.cardId, column: 'uid' }, uid);
  try {
    // a savepoint: the other lines are taken all the same
    await trx.transaction(async (part) => {
      await part('cards').where({ id: card.cardId }).update({ uid: sealed, uidIndex });
    });
    return true;
  } catch (error) {
    if ((error as { code?: unknown }).code === TWICE) return false;
    throw error;
  }
}

async function note(
  trx: Knex,
  by: Doer,
  act: 'card.bind-chip' | 'bureau-order.spoil',
  cardId: string,
  orderId: string,
): Promise<void> {
  await writeAudit(trx, { ...actorOf(by), act, subjectKind: 'card', subjectId: cardId, facts: { order: orderId } });
}

/** Without the chips: whoever reads the answer has the file. */
function verdictsOf(judged: readonly JudgedLine[]): BureauVerdicts {
  return {
    lines: judged.map(({ line, verdict, problem }) => ({
      ...{ line: line.line, number: line.number.slice(0, 60), verdict, problem },
      reason: line.reason,
    })),
  };
}

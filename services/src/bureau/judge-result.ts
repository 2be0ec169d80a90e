import { Card, type City } from '@karta/db';
import type { BureauItemState, LineProblem } from '@karta/domain';
import type { Knex } from 'knex';
import { takenChips } from '../production/bind-chip.ts';
import type { NumberedLine } from './read-result.ts';

/** A card of the order, as it stands now. */
export interface OrderedCard {
  readonly taskId: string;
  readonly cardId: string;
  readonly number: string;
  readonly workflowId: string;
  readonly itemState: BureauItemState;
  readonly reason: string | null;
  readonly cardState: Card['state'];
  readonly keyId: string;
  readonly uidIndex: Buffer | null;
}

/** What becomes of a line: it is taken, says what is known already, or is refused for a reason. */
export interface JudgedLine {
  readonly line: NumberedLine;
  readonly verdict: 'made' | 'spoiled' | 'known' | 'refused';
  readonly problem: LineProblem | null;
  readonly card?: OrderedCard;
  readonly uidIndex: Buffer | null;
}

/** The lines of a file beside the cards of their order; nothing is changed. In the caller's transaction the order is held. */
export async function judgeResult(
  trx: Knex,
  city: City,
  orderId: string,
  lines: readonly NumberedLine[],
): Promise<JudgedLine[]> {
  const cards = new Map((await orderedCards(trx, orderId)).map((card) => [card.number, card]));
  const indexes = await Promise.all(
    lines.map(({ uid }) => (uid === null ? null : city.vault.blindIndex('chip-uid', uid))),
  );
  const chips = indexes.filter((index) => index !== null);
  const taken = new Set((await takenChips(trx, chips)).map((chip) => chip.toString('hex')));
  return lines.map((line, place) => {
    const uidIndex = indexes[place] ?? null;
    const isTaken = uidIndex !== null && taken.has(uidIndex.toString('hex'));
    const card = cards.get(line.number);
    return { line, uidIndex, ...(card && { card }), ...verdictOf(line, card, uidIndex, isTaken) };
  });
}

function verdictOf(
  line: NumberedLine,
  card: OrderedCard | undefined,
  uidIndex: Buffer | null,
  isTaken: boolean,
): Pick<JudgedLine, 'verdict' | 'problem'> {
  const refused = (problem: LineProblem): Pick<JudgedLine, 'verdict' | 'problem'> => ({ verdict: 'refused', problem });
  if (line.problem !== null) return refused(line.problem);
  if (!card) return refused('NUMBER_UNKNOWN');
  const { itemState, reason, cardState } = card;
  if (itemState === 'left-out') return refused(reason as LineProblem);
  if (itemState !== 'ordered') {
    if (itemState !== line.result) return refused(itemState === 'made' ? 'SAID_MADE' : 'SAID_SPOILED');
    // a card that was erased since has no chip to compare
    const isOther = itemState === 'made' && card.uidIndex !== null && uidIndex && !card.uidIndex.equals(uidIndex);
    return isOther ? refused('OTHER_UID') : { verdict: 'known', problem: null };
  }
  if (cardState !== 'in-production') return refused('CARD_STOPPED');
  if (line.result === 'made' && isTaken) return refused('CHIP_ALREADY_USED');
  return { verdict: line.result === 'made' ? 'made' : 'spoiled', problem: null };
}

/** The cards of an order, by their places in it. */
function orderedCards(trx: Knex, orderId: string): Promise<OrderedCard[]> {
  return trx('bureau_items as i')
    .join('cards as c', 'c.id', 'i.card_id')
    .join('tasks as t', 't.id', 'i.task_id')
    .where('i.orderId', orderId)
    .orderBy('i.position')
    .select('i.taskId', 'i.cardId', 'i.reason', 'c.number', 'c.keyId', 'c.uidIndex', 't.workflowId')
    .select({ itemState: 'i.state', cardState: 'c.state' });
}

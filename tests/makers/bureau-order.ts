import { approvedApplication, cityFacts, signedInResident, type Approved, type Parts } from './applications.ts';
import type { Caller } from './caller.ts';
import { productionOf } from './production.ts';

export const ORDERS = '/api/operator/bureau-orders';

export interface OrderedCards {
  readonly clerk: Caller;
  /** Of the order. */
  readonly id: string;
  readonly cards: readonly Approved[];
  /** Of the cards, in their order. */
  readonly numbers: readonly string[];
}

/** Cards of the first point whose production nobody has begun, with their numbers. */
export async function waitingCards(
  applicants: readonly Parameters<typeof signedInResident>[0][],
): Promise<Omit<OrderedCards, 'id'> & { pointId: string }> {
  const { pickupPoints } = await cityFacts();
  const pointId = pickupPoints[0]?.id ?? '';
  const parts: Parts = { pickupPointId: pointId };
  const cards: Approved[] = [];
  for (const applicant of applicants) cards.push(await approvedApplication(await signedInResident(applicant), parts));
  const [first] = cards;
  if (!first) throw new Error('no cards');
  const numbers: string[] = [];
  for (const { productionTaskId } of cards)
    numbers.push((await productionOf(first.clerk, productionTaskId)).cardNumber);
  return { clerk: first.clerk, cards, numbers, pointId };
}

/** So many cards that an outside firm is to make. */
export async function orderedCards(count: number): Promise<OrderedCards> {
  const { pointId, ...waiting } = await waitingCards(Array.from({ length: count }, () => undefined));
  const taskIds = waiting.cards.map(({ productionTaskId }) => productionTaskId);
  const order = { pointId, firm: 'Drukarnia Kart', note: '', taskIds };
  const { id } = await waiting.clerk.must(waiting.clerk.post<{ id: string }>(ORDERS, order));
  return { ...waiting, id };
}

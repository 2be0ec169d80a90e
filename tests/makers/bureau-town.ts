import { randomInt, randomUUID } from 'node:crypto';
import { BureauOrderDetail, type BureauVerdicts } from '@karta/contracts';
import type { City } from '@karta/db';
import { bureauOrder, orderCards, takeResult } from '@karta/services';
import { holderIn, openKeyedCity } from './own-city.ts';

/** A card whose production nobody has begun. */
export interface Waiting {
  readonly taskId: string;
  readonly cardId: string;
  readonly number: string;
}

/** A town of its own with one point, whose waiting cards a clerk orders of a firm. */
export interface BureauTown {
  readonly city: City;
  readonly point: string;
  readonly by: { readonly kind: 'operator'; readonly id: string; readonly now: Date };
  waitingCards(count: number): Promise<Waiting[]>;
  order(cards: readonly Waiting[]): Promise<string>;
  take(orderId: string, text: string | Uint8Array): Promise<BureauVerdicts>;
  view(orderId: string): Promise<BureauOrderDetail>;
  /** Of each card of an order its state, or why it is out of it. */
  states(orderId: string): Promise<string[]>;
  close(): Promise<void>;
}

export async function openBureauTown(): Promise<BureauTown> {
  const own = await openKeyedCity();
  const city: City = { ...own.city, name: 'Miasto', portalUrl: 'https://karta.example.test' };
  const [point, clerk] = [randomUUID(), randomUUID()];
  const by = { kind: 'operator', id: clerk, now: new Date('2026-11-21T10:00:00Z') } as const;
  await city.knex('pickup_points').insert({ id: point, name: '=Ratusz', address: 'Rynek 1', openingHours: '' });
  const ewa = { id: clerk, email: 'e@example.test', name: 'Ewa Próbna', passwordHash: '', unit: '' };
  await city.knex('operators').insert(ewa);
  let serial = 0;
  const view = async (id: string): Promise<BureauOrderDetail> =>
    BureauOrderDetail.parse(await bureauOrder(city, id, false));
  return {
    ...{ city, point, by, view, close: own.close },
    async waitingCards(count) {
      const made: Waiting[] = [];
      for (let index = 0; index < count; index += 1) made.push(await waitingCard(city, point, `KM-${(serial += 1)}`));
      return made;
    },
    order: (cards) =>
      city.knex.transaction((trx) =>
        orderCards(
          trx,
          { pointId: point, firm: 'Drukarnia', note: '', taskIds: cards.map(({ taskId }) => taskId) },
          by,
        ),
      ),
    take: (id, text) => takeResult(city, id, () => bytesOf(text), by),
    states: async (id) => (await view(id)).cards.map(({ state, reason }) => reason ?? state),
  };
}

async function waitingCard({ knex, vault, ...city }: City, pickupPointId: string, number: string): Promise<Waiting> {
  const { residentId } = await holderIn({ knex, vault, ...city });
  const keyId = await vault.keys.createPersonKey();
  const [taskId, cardId] = [`proba/${randomUUID()}`, randomUUID()];
  const of = { workflowId: taskId, caseId: taskId, elementId: 'card-production', name: '', form: 'card-production' };
  const task = { id: taskId, ...of, candidateGroup: 'production', state: 'open', pickupPointId };
  await knex('tasks').insert({ ...task, openedAt: new Date('2026-11-20T10:00:00Z') });
  const card = { id: cardId, number, residentId, keyId, state: 'in-production', holderName: 'Osoba Próbna' };
  await knex('cards').insert({ ...card, pickupPointId });
  await knex('production_tasks').insert({ taskId, cardId, step: 'waiting-for-start', answers: [] });
  return { taskId, cardId, number };
}

/** A file as it arrives. */
export async function* bytesOf(text: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof text === 'string' ? Buffer.from(text) : text;
}
/** The answer of a firm with these lines. */
export const answerOf = (...lines: string[]): string => ['number;result;uid;reason', ...lines].join('\r\n');
/** The number of a chip of seven bytes, as a reader gives it. */
export const someUid = (): string =>
  `04${randomInt(2 ** 40)
    .toString(16)
    .padStart(12, '0')}`.toUpperCase();
/** Of each line its number, and what became of it. */
export const toldOf = ({ lines }: BureauVerdicts): string[][] =>
  lines.map(({ number, verdict, problem }) => [number, problem ?? verdict]);

import type { TaskDetail } from '@karta/contracts';
import { Card, PickupPointRow, ProductionTask, Station, type City, type Task } from '@karta/db';
import { isStationHeard } from '@karta/domain';
import { orderOfTask, waitsInBatch } from '@karta/services';
import type * as z from 'zod';

/** What the screen shows for each step of the saga. */
const PHASES: Record<string, string> = {
  printing: 'producing',
  verifying: 'producing',
  problem: 'needs-answer',
  ready: 'done',
};

type Production = NonNullable<z.infer<typeof TaskDetail>['production']>;

/** A production task: the card, where the saga stands, and the stations of the pick-up point that work. */
export async function viewProduction(city: City, task: Task): Promise<Production> {
  const made = await ProductionTask.query(city.knex).findById(task.id);
  const card = made && (await Card.query(city.knex).findById(made.cardId));
  const stations = await Station.query(city.knex)
    .where((here) => (task.pickupPointId ? here.where('pickupPointId', task.pickupPointId) : here))
    .whereNotNull('tokenHash')
    .orderBy('name');
  const at = made?.stationId ? await Station.query(city.knex).findById(made.stationId) : undefined;
  const order = await orderOfTask(city.knex, task.id);
  const now = city.clock.now();
  const pointBut = async (id: string | null | undefined): Promise<string | null> => {
    if (!id || id === task.pickupPointId) return null;
    return (await PickupPointRow.query(city.knex).findById(id))?.name ?? null;
  };
  return {
    cardId: card?.id ?? null,
    inBatch: await waitsInBatch(city.knex, task.id),
    order: order ? { id: order.id, number: order.number, firm: order.firm } : null,
    cardNumber: card?.number ?? null,
    phase: PHASES[made?.step ?? ''] ?? made?.step ?? 'waiting-for-start',
    problemCode: made?.problem ?? null,
    answers: made?.answers ?? [],
    sentTo: await pointBut(card?.pickupPointId),
    sentFrom: await pointBut(at?.pickupPointId),
    startedAt: at ? { id: at.id, name: at.name, isRevoked: at.tokenHash === null } : null,
    stations: stations.map((station) => ({
      id: station.id,
      name: station.name,
      online: isStationHeard(station.lastSeenAt, now),
      printerState: station.printerState,
      printerReasons: station.printerReasons,
      cardPresent: station.cardPresent,
    })),
  };
}

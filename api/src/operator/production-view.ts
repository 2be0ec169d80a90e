import type { TaskDetail } from '@karta/contracts';
import { Card, ProductionTask, Station, type City, type Task } from '@karta/db';
import type * as z from 'zod';

/** A station that has not reported for this long is offline. */
export const STATION_SILENCE_MS = 15_000;

/** What the screen shows for each step of the saga. */
const PHASES: Record<string, string> = {
  printing: 'producing',
  verifying: 'producing',
  problem: 'needs-answer',
  ready: 'done',
};

type Production = NonNullable<z.infer<typeof TaskDetail>['production']>;

/** A production task: the card, where the saga stands, and the stations of the pick-up point. */
export async function viewProduction(city: City, task: Task): Promise<Production> {
  const made = await ProductionTask.query(city.knex).findById(task.id);
  const card = made && (await Card.query(city.knex).findById(made.cardId));
  const stations = await Station.query(city.knex)
    .where((here) => (task.pickupPointId ? here.where('pickupPointId', task.pickupPointId) : here))
    .orderBy('name');
  return {
    cardId: card?.id ?? null,
    cardNumber: card?.number ?? null,
    phase: PHASES[made?.step ?? ''] ?? made?.step ?? 'waiting-for-start',
    problemCode: made?.problem ?? null,
    answers: made?.answers ?? [],
    stations: stations.map((station) => ({
      id: station.id,
      name: station.name,
      online: isOnline(city, station),
      printerState: station.printerState,
      printerReasons: station.printerReasons,
      cardPresent: station.cardPresent,
    })),
  };
}

/** Has the station been heard lately? */
export function isOnline(city: City, station: Station): boolean {
  const silence = city.clock.now().getTime() - (station.lastSeenAt?.getTime() ?? 0);
  return silence < STATION_SILENCE_MS;
}

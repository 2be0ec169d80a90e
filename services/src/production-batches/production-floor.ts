import type { ProductionFloor } from '@karta/contracts';
import { Station, type City } from '@karta/db';
import { isStationHeard, MOST_IN_BATCH } from '@karta/domain';
import type { Knex } from 'knex';
import { itemsAtBureau } from '../bureau/settle-item.ts';
import { TASKS_IN_ORDER } from '../registers/tasks.ts';
import { waitingTasks } from './advance-batch.ts';
import { recentBatches } from './batch-views.ts';

type Floor = ProductionFloor;

/** What waits and what is made; `limit`: the one point that may be told of; `hidesNames`: whoever asks sees no names. */
export async function productionFloor(city: City, limit: string | null, hidesNames: boolean): Promise<Floor> {
  const { knex } = city;
  const points: { id: string; name: string }[] = await knex('pickup_points')
    .where((rows) => void (limit === null || rows.where({ id: limit })))
    .orderBy(['position', 'name'])
    .select('id', 'name');
  const [stations, batches] = await Promise.all([
    Station.query(knex).whereNotNull('tokenHash').orderBy('name'),
    recentBatches(city, limit, hidesNames),
  ]);
  const now = city.clock.now();
  const told: Floor['points'] = [];
  for (const point of points) {
    const waiting = await cardsWaiting(knex, point.id, hidesNames);
    const here = stations.filter(({ pickupPointId }) => pickupPointId === point.id);
    if (waiting.length === 0 && here.length === 0) continue;
    told.push({
      ...point,
      stations: here.map(({ id, name, lastSeenAt, printerState, printerReasons, cardPresent }) => ({
        ...{ id, name, printerState, printerReasons, cardPresent },
        online: isStationHeard(lastSeenAt, now),
      })),
      waiting: waiting.slice(0, MOST_IN_BATCH),
      hasMore: waiting.length > MOST_IN_BATCH,
    });
  }
  return { points: told, batches };
}

interface WaitingRow {
  taskId: string;
  cardNumber: string;
  holderName: string;
  applicationNumber: number | null;
  isUrgent: boolean;
  openedAt: Date;
}

/** Cards that nobody has begun and that are in no batch, in the order of the list of tasks; one more than may be shown. */
async function cardsWaiting(
  knex: Knex,
  pickupPointId: string,
  hidesNames: boolean,
): Promise<Floor['points'][number]['waiting']> {
  const rows: WaitingRow[] = await waitingTasks(knex)
    .join('cards as c', 'c.id', 'made.card_id')
    .leftJoin('applications as a', 'a.id', 'tasks.application_id')
    .where({ 'tasks.candidateGroup': 'production', 'tasks.pickupPointId': pickupPointId })
    .whereNotExists(
      knex('production_batch_items as i').whereRaw("i.task_id = tasks.id and i.state in ('waiting', 'in-work')"),
    )
    .whereNotExists(itemsAtBureau(knex))
    .orderByRaw(TASKS_IN_ORDER)
    .limit(MOST_IN_BATCH + 1)
    .select({
      taskId: 'tasks.id',
      cardNumber: 'c.number',
      holderName: 'c.holder_name',
      applicationNumber: 'a.number',
      isUrgent: knex.raw('coalesce(a.priority, 3) = 1'),
      openedAt: 'tasks.opened_at',
    });
  return rows.map(({ openedAt, holderName, ...row }) => ({
    ...row,
    holderName: hidesNames ? null : holderName,
    waitsSince: openedAt.toISOString(),
  }));
}

import type { BatchView } from '@karta/contracts';
import type { City, ProductionBatch } from '@karta/db';
import { goesOnAtStation, isOfOneCard, isStationHeard, type BatchItemState } from '@karta/domain';

/** How long a batch that is over is still shown. */
const SHOWN_MS = 12 * 3_600_000;
/** The most that are shown of those that are over. */
const MOST_SHOWN = 50;
/** Cards of a batch that are shown before their turn. */
const MOST_NEXT = 100;

interface BatchRow extends ProductionBatch {
  point: string;
  stationName: string;
  tokenHash: Buffer | null;
  lastSeenAt: Date | null;
  by: string;
}

interface ItemRow {
  batchId: string;
  taskId: string;
  state: BatchItemState;
  reason: string | null;
  cardNumber: string;
  holderName: string;
  step: string;
  problem: string | null;
  answers: string[];
  isRevoked: boolean;
}

/** Batches that are open and those of the last hours, newest first; `limit`: of this point alone. */
export async function recentBatches(city: City, limit: string | null, hidesNames: boolean): Promise<BatchView[]> {
  const { knex, clock } = city;
  const now = clock.now();
  const batches: BatchRow[] = await knex('production_batches as b')
    .join('stations as s', 's.id', 'b.station_id')
    .join('pickup_points as p', 'p.id', 'b.pickup_point_id')
    .join('operators as o', 'o.id', 'b.operator_id')
    .where((rows) => void (limit === null || rows.where('b.pickup_point_id', limit)))
    .whereRaw("(b.state <> 'ended' or b.ended_at > ?)", [new Date(now.getTime() - SHOWN_MS)])
    .orderByRaw("(b.state = 'ended'), b.started_at desc, b.id")
    .limit(MOST_SHOWN)
    .select('b.*', 's.name as stationName', 's.tokenHash', 's.lastSeenAt', 'p.name as point', 'o.name as by');
  const items: ItemRow[] = await knex('production_batch_items as i')
    .join('production_tasks as made', 'made.task_id', 'i.task_id')
    .join('cards as c', 'c.id', 'made.card_id')
    .leftJoin('stations as at', 'at.id', 'made.station_id')
    .whereIn(
      'i.batchId',
      batches.map(({ id }) => id),
    )
    .orderBy('i.position')
    .select('i.batchId', 'i.taskId', 'i.state', 'i.reason', 'c.number as cardNumber', 'c.holderName')
    .select('made.step', 'made.problem', 'made.answers', knex.raw('(at.token_hash is null) as "isRevoked"'));
  const shown = items.map((item) => ({ ...item, holderName: hidesNames ? null : item.holderName }));
  return batches.map((batch) => {
    const own = shown.filter(({ batchId }) => batchId === batch.id);
    const count = (state: BatchItemState): number => own.filter((item) => item.state === state).length;
    return {
      ...{ id: batch.id, pointId: batch.pickupPointId, point: batch.point, by: batch.by, state: batch.state },
      station: {
        id: batch.stationId,
        name: batch.stationName,
        online: batch.tokenHash !== null && isStationHeard(batch.lastSeenAt, now),
      },
      reason: batch.reason,
      startedAt: batch.startedAt.toISOString(),
      endedAt: batch.endedAt?.toISOString() ?? null,
      all: own.length,
      made: count('made'),
      waiting: count('waiting'),
      next: own
        .filter(({ state }) => state === 'waiting')
        .slice(0, MOST_NEXT)
        .map(({ taskId, cardNumber, holderName }) => ({ taskId, cardNumber, holderName })),
      now: inHand(own),
      leftOut: own
        .filter(({ state }) => state === 'left-out')
        .map(({ taskId, cardNumber, holderName, reason }) => ({
          ...{ taskId, cardNumber, holderName },
          reason: reason ?? '',
        })),
    };
  });
}

function inHand(items: readonly (Omit<ItemRow, 'holderName'> & { holderName: string | null })[]): BatchView['now'] {
  const item = items.find(({ state }) => state === 'in-work');
  if (!item) return null;
  const { taskId, cardNumber, holderName, step, problem, answers, isRevoked } = item;
  return {
    ...{ taskId, cardNumber, holderName, step, answers },
    problemCode: problem,
    mayLeaveOut: problem !== null && isOfOneCard(problem),
    mustMove: isRevoked && answers.some((answer) => goesOnAtStation(answer, problem)),
  };
}

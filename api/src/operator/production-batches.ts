import { BatchResumption, Id, LeftOutCard, NewBatch, ProductionFloor } from '@karta/contracts';
import { ProductionBatch, Station, type City } from '@karta/db';
import { CardError, isStationHeard, placeLimit, requireOn } from '@karta/domain';
import {
  beginBatch,
  endBatch,
  leaveOutOfBatch,
  pauseBatch,
  productionFloor,
  resumeBatch,
  TASKS_IN_SQL,
  type Doer,
} from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { hiddenNames } from '../lists/hidden-columns.ts';
import { asDoer } from './as-doer.ts';

const Begun = z.object({ id: Id });
const OfBatch = z.object({ batchId: Id });

const floor = operatorRoute('card.produce', {
  method: 'get',
  path: '/operator/production',
  reads: () => ({ act: 'register.read', subjectKind: 'register', subjectId: 'production' }),
  answer: ProductionFloor,
  handle: (_input, { city, actor }) =>
    productionFloor(city, placeLimit(actor, 'card.produce'), hiddenNames(actor, TASKS_IN_SQL.of).includes('holder')),
});

const begin = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/production-batches',
  body: NewBatch,
  once: true,
  answer: Begun,
  status: 201,
  async handle({ body }, { trx, city, actor }) {
    const station = await stationHeard(trx, city, body.stationId);
    requireOn(actor, 'card.produce', station);
    return { id: await beginBatch(trx, station, body.taskIds, asDoer(actor, city)) };
  },
});

/** @throws CardError NOT_FOUND, STATION_OFFLINE */
async function stationHeard(trx: Knex, city: City, id: string): Promise<Station> {
  const station = await Station.query(trx).findById(id).whereNotNull('tokenHash');
  if (!station) throw new CardError('NOT_FOUND');
  if (!isStationHeard(station.lastSeenAt, city.clock.now())) throw new CardError('STATION_OFFLINE');
  return station;
}

/** @throws CardError NOT_FOUND, FORBIDDEN */
async function requireAtPlace(trx: Knex, actor: OperatorActor, batchId: string): Promise<void> {
  const batch = await ProductionBatch.query(trx).findById(batchId);
  if (!batch) throw new CardError('NOT_FOUND');
  requireOn(actor, 'card.produce', batch);
}

/** Whoever makes cards at the point leads any batch there: the colleague who began it may be gone. */
const steer = (act: 'pause' | 'end', change: (trx: Knex, id: string, by: Doer) => Promise<void>) =>
  operatorRoute('card.produce', {
    method: 'post',
    path: `/operator/production-batches/:batchId/${act}`,
    params: OfBatch,
    transaction: true,
    answer: Begun,
    async handle({ params: { batchId } }, { trx, city, actor }) {
      await requireAtPlace(trx, actor, batchId);
      await change(trx, batchId, asDoer(actor, city));
      return { id: batchId };
    },
  });

const resume = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/production-batches/:batchId/resume',
  params: OfBatch,
  body: BatchResumption,
  transaction: true,
  answer: Begun,
  async handle({ params: { batchId }, body: { stationId } }, { trx, city, actor }) {
    await requireAtPlace(trx, actor, batchId);
    if (stationId) await stationHeard(trx, city, stationId);
    await resumeBatch(trx, batchId, stationId, asDoer(actor, city));
    return { id: batchId };
  },
});

const leaveOut = operatorRoute('card.produce', {
  method: 'post',
  path: '/operator/production-batches/:batchId/leave-out',
  params: OfBatch,
  body: LeftOutCard,
  transaction: true,
  answer: Begun,
  async handle({ params: { batchId }, body }, { trx, city, actor }) {
    await requireAtPlace(trx, actor, batchId);
    await leaveOutOfBatch(trx, batchId, body.taskId, asDoer(actor, city));
    return { id: batchId };
  },
});

export const productionRoutes = [floor, begin, steer('pause', pauseBatch), resume, steer('end', endBatch), leaveOut];

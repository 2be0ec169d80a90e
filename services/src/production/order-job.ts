import { createHash, randomUUID } from 'node:crypto';
import { Card, Station, StationJob, readSettings, type City } from '@karta/db';
import type { Knex } from 'knex';
import { printOffsetOf } from '../stations/print-offset.ts';
import { returnJob } from '../stations/return-jobs.ts';
import { cardToMake } from './card-as-sent.ts';
import { renderCard } from './render-card.ts';

/** Which job for which station; the same key is the same job. */
export interface JobOrder {
  readonly key: string;
  readonly workflowId: string;
  readonly cardId: string;
  readonly stationId: string;
  readonly operatorId: string;
}

const place = (job: string, column: 'uid' | 'pdf') => ({ table: 'station_jobs', row: job, column });

/** Phase one: the station reads the chip of the blank. Returns the job's id. @throws CardError CARD_STOPPED, SUBMISSION_CHANGED */
export async function orderUidRead(city: City, order: JobOrder): Promise<string> {
  const { knex } = city;
  const card = await cardToMake(city, order.cardId);
  return insertOnce(knex, order, {
    id: randomUUID(),
    phase: 'read-uid',
    chipKeyVersion: await keyVersionFor(knex, card),
  });
}

/** Phase two: number, UID and the rendered card. Returns the job's id. @throws CardError CARD_STOPPED, SUBMISSION_CHANGED */
export async function orderPrint(city: City, order: JobOrder): Promise<string> {
  const { knex, vault } = city;
  const known = await StationJob.query(knex).findOne({ key: order.key });
  if (known) return known.id;
  const card = await cardToMake(city, order.cardId);
  const id = randomUUID();
  const offset = printOffsetOf(await Station.query(knex).findById(order.stationId).throwIfNotFound());
  const pdf = await renderCard(city, card, offset);
  const bound = card.uid ?? Buffer.alloc(0);
  const uid = await vault.open(card.keyId, { table: 'cards', row: card.id, column: 'uid' }, bound);
  return insertOnce(knex, order, {
    id,
    phase: 'produce',
    chipKeyVersion: await keyVersionFor(knex, card),
    uidIndex: card.uidIndex,
    uid: await vault.seal(card.keyId, place(id, 'uid'), uid),
    pdf: await vault.seal(card.keyId, place(id, 'pdf'), pdf),
    pdfDigest: createHash('sha256').update(pdf).digest('hex'),
  });
}

/** Which key the chip is to have; a chip that has one keeps it, whatever the town has chosen meanwhile. */
async function keyVersionFor(knex: Knex, { chipKeyVersion }: Card): Promise<number | null> {
  const settings = await readSettings(knex);
  return chipKeyVersion ?? (settings.chipLevel === 'L1' ? settings.chipKeyVersion : null);
}

/** A station that was revoked meanwhile has it no more: the saga hears so, and a person names another one. */
function insertOnce(
  knex: Knex,
  order: JobOrder,
  job: Partial<StationJob> & Pick<StationJob, 'id' | 'phase'>,
): Promise<string> {
  return knex.transaction(async (trx) => {
    const station = await Station.query(trx).findById(order.stationId).forKeyShare().throwIfNotFound();
    const { pickupPointId } = station;
    await StationJob.query(trx)
      .insert({ ...order, ...job, pickupPointId, state: 'waiting' })
      .onConflict('key')
      .ignore();
    const stored = await StationJob.query(trx).findOne({ key: order.key }).throwIfNotFound();
    if (!station.tokenHash && stored.state === 'waiting') await returnJob(trx, stored, stored.createdAt);
    return stored.id;
  });
}

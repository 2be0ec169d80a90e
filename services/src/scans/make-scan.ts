import { Scan, type City } from '@karta/db';
import { CardError, scanProgress, type ScanFault } from '@karta/domain';
import type { Knex } from 'knex';
import { requireEnrolled } from '../stations/return-jobs.ts';
import { sealScan } from './sealed-scan.ts';

/** The oldest scan that waits for this station, which makes it now; one that waits for too long is nobody's any more. */
export async function claimScan(trx: Knex, stationId: string, now: Date): Promise<Scan | undefined> {
  await requireEnrolled(trx, stationId);
  const waiting = await Scan.query(trx)
    .where({ stationId, state: 'waiting' })
    .orderBy('createdAt')
    .forUpdate()
    .skipLocked();
  const next = waiting.find((scan) => scanProgress(scan, now).state === 'running');
  if (!next) return undefined;
  return Scan.query(trx).patchAndFetchById(next.id, { state: 'claimed', since: now });
}

/** Keeps the picture for who asked. @throws CardError NOT_FOUND where the scan is not this station's, or gone */
export async function keepScan(
  trx: Knex,
  city: City,
  { id, stationId }: { id: string; stationId: string },
  content: Buffer,
): Promise<void> {
  await requireClaimed(trx, id, stationId);
  const sealed = await sealScan(city, id, content);
  await Scan.query(trx).findById(id).patch({ state: 'done', content: sealed, since: city.clock.now() });
}

/** The station could not. @throws CardError NOT_FOUND */
export async function failScan(
  trx: Knex,
  { id, stationId }: { id: string; stationId: string },
  code: ScanFault,
  now: Date,
): Promise<void> {
  await requireClaimed(trx, id, stationId);
  await Scan.query(trx).findById(id).patch({ state: 'failed', code, since: now });
}

async function requireClaimed(trx: Knex, id: string, stationId: string): Promise<void> {
  await requireEnrolled(trx, stationId);
  const scan = await Scan.query(trx).findById(id).where({ stationId, state: 'claimed' }).select('id').forUpdate();
  if (!scan) throw new CardError('NOT_FOUND');
}

import { Scan, type City } from '@karta/db';
import { CardError, SCAN_KEPT_MS } from '@karta/domain';
import type { Knex } from 'knex';
import { openScan } from './sealed-scan.ts';

/** Whose scan it is. A scan of another clerk is absent, and so is one that waited for too long. */
export interface OwnScan {
  readonly id: string;
  readonly operatorId: string;
}

/** @throws CardError NOT_FOUND */
export async function getOwnScan(trx: Knex, { id, operatorId }: OwnScan, now: Date): Promise<Scan> {
  const scan = await Scan.query(trx).findById(id).where({ operatorId });
  if (!scan || now.getTime() - scan.since.getTime() > SCAN_KEPT_MS) throw new CardError('NOT_FOUND');
  return scan;
}

/** The picture. @throws CardError NOT_FOUND while there is none */
export async function scanPicture(city: City, own: OwnScan): Promise<Buffer> {
  const picture = await openScan(city, await getOwnScan(city.knex, own, city.clock.now()));
  if (!picture) throw new CardError('NOT_FOUND');
  return picture;
}

/** The browser has it, or nobody wants it: nothing stays. */
export async function dropScan(trx: Knex, { id, operatorId }: OwnScan): Promise<void> {
  await Scan.query(trx).findById(id).where({ operatorId }).delete();
}

/** What nobody fetched within minutes goes. */
export async function dropOldScans({ knex, clock }: City): Promise<void> {
  await Scan.query(knex)
    .where('since', '<', new Date(clock.now().getTime() - SCAN_KEPT_MS))
    .delete();
}

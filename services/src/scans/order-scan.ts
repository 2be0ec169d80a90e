import { randomUUID } from 'node:crypto';
import type { ScannerList } from '@karta/contracts';
import { Scan, Station, writeAudit } from '@karta/db';
import { CardError, isStationHeard, type ScanSubject } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** Stations with a scanner: at the clerk's own point, or everywhere for a clerk without one. */
const scanners = (trx: Knex, ownPoint: string | null) =>
  Station.query(trx)
    .whereNotNull('tokenHash')
    .whereNot('scannerState', 'none')
    .where((here) => (ownPoint ? here.where('stations.pickupPointId', ownPoint) : here));

/** Where a clerk may have something scanned. */
export async function scannerList(trx: Knex, ownPoint: string | null, now: Date): Promise<ScannerList> {
  const rows = await scanners(trx, ownPoint)
    .join('pickup_points', 'pickup_points.id', 'stations.pickupPointId')
    .orderBy(['pickup_points.position', 'stations.name'])
    .select('stations.*', 'pickup_points.name as point');
  return {
    stations: rows.map((row) => ({
      id: row.id,
      name: row.name,
      point: (row as unknown as { point: string }).point,
      isReady: isStationHeard(row.lastSeenAt, now) && row.scannerState === 'ready',
    })),
  };
}

/**
 * Has a station scan what lies there; an earlier scan of the same clerk goes. Returns its id.
 * @throws CardError NOT_FOUND, STATION_OFFLINE, SCANNER_OFFLINE
 */
export async function orderScan(
  trx: Knex,
  { stationId, what }: { stationId: string; what: ScanSubject },
  ownPoint: string | null,
  by: Doer,
): Promise<string> {
  const station = await scanners(trx, ownPoint).findById(stationId).forKeyShare();
  if (!station) throw new CardError('NOT_FOUND');
  if (!isStationHeard(station.lastSeenAt, by.now)) throw new CardError('STATION_OFFLINE');
  if (station.scannerState !== 'ready') throw new CardError('SCANNER_OFFLINE');
  await Scan.query(trx).where({ operatorId: by.id }).delete();
  const id = randomUUID();
  await Scan.query(trx).insert({ id, operatorId: by.id, stationId, what, createdAt: by.now, since: by.now });
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'scan.order',
    subjectKind: 'station',
    subjectId: stationId,
    facts: { what },
  });
  return id;
}

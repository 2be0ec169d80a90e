import type { StationList } from '@karta/contracts';
import { PickupPointRow, Station, StationJob, type City } from '@karta/db';
import { isStationHeard, stationState } from '@karta/domain';
import type { Knex } from 'knex';
import { printOffsetOf } from './print-offset.ts';

/** Every station with what its agent told last, and the points at which one may stand. */
export async function stationList(trx: Knex, city: City): Promise<StationList> {
  const now = city.clock.now();
  const [stations, points, queues] = await Promise.all([
    Station.query(trx).orderBy('name'),
    PickupPointRow.query(trx).orderBy('position').orderBy('name'),
    StationJob.query(trx)
      .whereIn('state', ['waiting', 'claimed'])
      .groupBy('stationId')
      .select('stationId')
      .count('* as jobs'),
  ]);
  const jobsOf = new Map(queues.map((row) => [row.stationId, Number((row as unknown as { jobs: string }).jobs)]));
  return {
    stations: stations.map((station) => ({
      id: station.id,
      name: station.name,
      pickupPointId: station.pickupPointId,
      version: station.version,
      state: stationState({ hasKey: station.tokenHash !== null, revokedAt: station.revokedAt }),
      codeUntil: station.codeUntil && station.codeUntil > now ? station.codeUntil.toISOString() : null,
      revokedAt: station.revokedAt?.toISOString() ?? null,
      lastSeenAt: station.lastSeenAt?.toISOString() ?? null,
      online: isStationHeard(station.lastSeenAt, now),
      agentVersion: station.agentVersion,
      adapters: station.adapters,
      printerState: station.printerState,
      printerReasons: station.printerReasons,
      readerState: station.readerState,
      cardPresent: station.cardPresent,
      scannerState: station.scannerState,
      printOffset: printOffsetOf(station),
      jobs: jobsOf.get(station.id) ?? 0,
    })),
    points: points.map(({ id, name, isClosed, madeAt }) => ({
      ...{ id, name, isClosed },
      madeAt: points.find((other) => other.id === madeAt)?.name ?? null,
    })),
    serverUrl: city.serviceUrl,
  };
}

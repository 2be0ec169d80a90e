import { randomBytes, randomUUID } from 'node:crypto';
import type { NewStation, StationChange } from '@karta/contracts';
import { PickupPointRow, Station, StationJob, writeAudit, type City } from '@karta/db';
import { CardError, STATION_CODE_MINUTES, statusCode, type AuditAct } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { tellTaskLists } from '../tasks/tell-task-lists.ts';
import { lockStations } from './lock-stations.ts';
import { returnJobs } from './return-jobs.ts';

/** Adds a station that no agent works for yet. Returns its id. @throws CardError VALIDATION, STATION_NAME_TAKEN */
export async function addStation(trx: Knex, station: NewStation, by: Doer): Promise<string> {
  await lockStations(trx);
  await requireOpenPoint(trx, station.pickupPointId);
  await requireFreeName(trx, station.name);
  const id = randomUUID();
  await Station.query(trx).insert({ id, ...station });
  await noteStation(trx, by, 'station.add', id, { point: station.pickupPointId });
  return id;
}

/** Another name or point. @throws CardError NOT_FOUND, CHANGED_MEANWHILE, STATION_BUSY while it would take a card along */
export async function changeStation(trx: Knex, id: string, { version, ...to }: StationChange, by: Doer): Promise<void> {
  await lockStations(trx);
  const station = await getStation(trx, id);
  if (station.version !== version) throw new CardError('CHANGED_MEANWHILE');
  const moves = station.pickupPointId !== to.pickupPointId;
  if (moves) {
    await requireOpenPoint(trx, to.pickupPointId);
    if (await hasOpenJob(trx, id)) throw new CardError('STATION_BUSY');
  }
  if (station.name !== to.name) await requireFreeName(trx, to.name);
  await Station.query(trx)
    .findById(id)
    .patch({ ...to, version: version + 1 });
  await noteStation(trx, by, 'station.change', id, {
    ...(moves && { from: station.pickupPointId, to: to.pickupPointId }),
    renamed: station.name !== to.name,
  });
  await tellTaskLists(trx);
}

/**
 * A code that enrols an agent once; one that was given before is of no use any more. An agent that is enrolled works on until
 * another one uses the code. The code is kept as a blind index alone. @throws CardError NOT_FOUND
 */
export async function giveStationCode(
  trx: Knex,
  { vault }: City,
  id: string,
  by: Doer,
): Promise<{ code: string; until: Date }> {
  await getStation(trx, id);
  const code = statusCode(randomBytes(8));
  const until = new Date(by.now.getTime() + STATION_CODE_MINUTES * 60_000);
  const codeIndex = await vault.blindIndex('station-code', code.replace('-', ''));
  await Station.query(trx).findById(id).patch({ codeIndex, codeUntil: until });
  await noteStation(trx, by, 'station.give-code', id, {});
  return { code, until };
}

/**
 * Its agent is refused from now on, and what it had in hand is asked of a person. The row stays: cards name it, and a new code
 * brings it back. @throws CardError NOT_FOUND
 */
export async function revokeStation(trx: Knex, id: string, reason: string, by: Doer): Promise<void> {
  const { revokedAt } = await getStation(trx, id);
  if (revokedAt) return;
  const none = { tokenHash: null, codeIndex: null, codeUntil: null, lastSeenAt: null };
  await Station.query(trx)
    .findById(id)
    .patch({ ...none, revokedAt: by.now });
  const jobs = await returnJobs(trx, id, ['waiting', 'claimed'], by.now);
  await noteStation(trx, by, 'station.revoke', id, { reason, jobs });
  await tellTaskLists(trx);
}

/** The station, held until the transaction ends. @throws CardError NOT_FOUND */
export async function getStation(trx: Knex, id: string): Promise<Station> {
  const station = await Station.query(trx).findById(id).forUpdate();
  if (!station) throw new CardError('NOT_FOUND');
  return station;
}

const hasOpenJob = async (trx: Knex, stationId: string): Promise<boolean> =>
  (await StationJob.query(trx).where({ stationId }).whereIn('state', ['waiting', 'claimed']).select('id').first()) !==
  undefined;

async function requireOpenPoint(trx: Knex, id: string): Promise<void> {
  if (!(await PickupPointRow.query(trx).findById(id).where({ isClosed: false })))
    throw new CardError('VALIDATION', {}, [{ path: 'pickupPointId', code: 'UNKNOWN_PICKUP_POINT' }]);
}

async function requireFreeName(trx: Knex, name: string): Promise<void> {
  if (await Station.query(trx).findOne({ name }).select('id'))
    throw new CardError('STATION_NAME_TAKEN', {}, [{ path: 'name', code: 'STATION_NAME_TAKEN' }]);
}

/** What was done with a station, in the audit. */
export const noteStation = (trx: Knex, by: Doer, act: AuditAct, subjectId: string, facts: object): Promise<void> =>
  writeAudit(trx, { ...actorOf(by), act, subjectKind: 'station', subjectId, facts: { ...facts } });

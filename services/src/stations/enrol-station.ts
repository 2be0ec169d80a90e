import { PickupPointRow, Station, writeAudit, type City } from '@karta/db';
import { CardError, typedStatusCode } from '@karta/domain';
import type { Knex } from 'knex';
import { hashToken } from '../access/tokens.ts';
import { lockStations } from './lock-stations.ts';
import { returnJobs } from './return-jobs.ts';

/** What an agent brings: the code as it was typed, and the key that it has made itself. */
export interface Enrolment {
  readonly code: string;
  readonly key: string;
}

/**
 * The agent with this key works for the station of the code from now on, and the one before it no longer; a card that the one
 * before had in hand is asked of a person. Repeating it after a lost answer is harmless.
 * @throws CardError STATION_CODE_REFUSED for a code that is unknown, spent or too old, and for a key that is in use
 */
export async function enrolStation(
  trx: Knex,
  { vault, clock }: City,
  { code, key }: Enrolment,
): Promise<{ name: string; point: string }> {
  const [now, tokenHash] = [clock.now(), hashToken(key)];
  const codeIndex = await vault.blindIndex('station-code', typedStatusCode(code));
  await lockStations(trx);
  const known = await Station.query(trx).findOne({ tokenHash });
  if (known) return placeOf(trx, known);
  const station = await Station.query(trx).findOne({ codeIndex }).where('codeUntil', '>', now).forUpdate();
  if (!station) throw new CardError('STATION_CODE_REFUSED');
  await Station.query(trx)
    .findById(station.id)
    .patch({ tokenHash, codeIndex: null, codeUntil: null, enrolledAt: now, revokedAt: null, lastSeenAt: null });
  const jobs = await returnJobs(trx, station.id, ['claimed'], now);
  await writeAudit(trx, {
    actorKind: 'station',
    actorId: station.id,
    act: 'station.enrol',
    subjectKind: 'station',
    subjectId: station.id,
    facts: { again: station.enrolledAt !== null, jobs },
  });
  return placeOf(trx, station);
}

async function placeOf(trx: Knex, { name, pickupPointId }: Station): Promise<{ name: string; point: string }> {
  const point = await PickupPointRow.query(trx).findById(pickupPointId).throwIfNotFound();
  return { name, point: point.name };
}

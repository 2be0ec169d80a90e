import type { StationJob, StationReport } from '@karta/contracts';
import type { CardReader, UidReading } from '../reader/card-reader.ts';
import { isDesfireEv2 } from '../reader/desfire.ts';
import { untilAnswered } from './patience.ts';
import type { ClaimedJob, StationParts } from './station-parts.ts';

/**
 * First phase: reads the UID of the blank on the reader and tells it. A blank that cannot have the key of level L1 is not taken.
 * Harmless to repeat, so a restart begins anew.
 */
export async function readChip(job: ClaimedJob, parts: StationParts, chip: StationJob['chip']): Promise<void> {
  const { api, journal, reader, patience, signal } = parts;
  const { jobId, token, leaseSeconds } = job;
  journal.append({ jobId, phase: 'read-uid', state: 'CLAIMED', token, leaseSeconds });
  const reading = await reader.readUid();
  const report: StationReport = { token, phase: 'read-uid', ...(await factOf(reading, reader, chip)) };
  // A stale claim has lost its reader: the answer is of no use to anyone any more.
  await untilAnswered(() => api.report(jobId, report), patience, signal);
  journal.append({ jobId, phase: 'read-uid', state: 'ACKED' });
}

/** What a person is told of a reading without a UID. */
export const READING_FAILURES = {
  absent: 'CARD_NOT_PRESENT',
  unreadable: 'CHIP_UNREADABLE',
  random: 'CHIP_UID_RANDOM',
} as const;

async function factOf(
  reading: UidReading,
  reader: CardReader,
  chip: StationJob['chip'],
): Promise<Pick<StationReport, 'state' | 'uid' | 'code'>> {
  if (reading.kind === 'uid' && chip === 'L1' && (await isDesfireEv2(reader)) === false)
    return { state: 'failed', code: 'CHIP_NOT_SUITED' };
  if (reading.kind === 'uid') return { state: 'uid-read', uid: reading.uid };
  return { state: 'failed', code: READING_FAILURES[reading.kind] };
}

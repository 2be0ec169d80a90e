import type { StationReport } from '@karta/contracts';
import type { UidReading } from '../reader/card-reader.ts';
import { untilAnswered } from './patience.ts';
import type { ClaimedJob, StationParts } from './station-parts.ts';

/** First phase: reads the UID of the blank on the reader and tells it. Harmless to repeat, so a restart begins anew. */
export async function readChip(job: ClaimedJob, parts: StationParts): Promise<void> {
  const { api, journal, reader, patience, signal } = parts;
  const { jobId, token, leaseSeconds } = job;
  journal.append({ jobId, phase: 'read-uid', state: 'CLAIMED', token, leaseSeconds });
  const reading = await reader.readUid();
  const report: StationReport = { token, phase: 'read-uid', ...factOf(reading) };
  // A stale claim has lost its reader: the answer is of no use to anyone any more.
  await untilAnswered(() => api.report(jobId, report), patience, signal);
  journal.append({ jobId, phase: 'read-uid', state: 'ACKED' });
}

function factOf(reading: UidReading): Pick<StationReport, 'state' | 'uid' | 'code'> {
  if (reading.kind === 'uid') return { state: 'uid-read', uid: reading.uid };
  return { state: 'failed', code: reading.kind === 'absent' ? 'CARD_NOT_PRESENT' : 'CHIP_UNREADABLE' };
}

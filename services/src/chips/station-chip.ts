import { Card, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { getClaimed, type StationClaim } from '../production/claimed-job.ts';
import { chipTurn, type ChipTurn } from './talk.ts';

/** What the station says of a talk with the chip on its reader. */
export interface StationTalk {
  readonly act: 'encode' | 'prove';
  readonly talk?: string | undefined;
  readonly answers: readonly string[];
}

/**
 * The next command for the chip of a job, which the station only passes on: no key is ever there. A chip that has proven its key
 * after it was encoded is of level L1 from now on.
 * @throws CardError NOT_FOUND, STALE_CLAIM, CHIP_TALK_OVER
 */
export async function turnAtStation(trx: Knex, city: City, claim: StationClaim, said: StationTalk): Promise<ChipTurn> {
  const job = await getClaimed(trx, claim);
  const { id, uid: sealed, chipKeyVersion: version, cardId, uidIndex } = job;
  if (job.state !== 'claimed' || !sealed || !version) throw new CardError('STALE_CLAIM');
  const { keyId } = await Card.query(trx).findById(cardId).throwIfNotFound();
  const uid = await city.vault.openText(keyId, { table: 'station_jobs', row: id, column: 'uid' }, sealed);
  const turn = await chipTurn(city, { act: said.act, uid, version, about: `job ${id} ${said.act}` }, said);
  if (said.act === 'encode' && 'end' in turn && turn.end === 'proven') {
    const bound = Card.query(trx).findById(cardId).where({ uidIndex, state: 'in-production' });
    const changed = await bound.whereNull('chipKeyVersion').patch({ chipKeyVersion: version });
    if (changed > 0)
      await writeAudit(trx, {
        actorKind: 'station',
        actorId: claim.stationId,
        act: 'card.encode-chip',
        subjectKind: 'card',
        subjectId: cardId,
        facts: { jobId: id, version },
      });
  }
  return turn;
}

/**
 * A card of level L1 is not printed before its chip has the key: an agent that knows nothing of keys is told so.
 * @throws CardError CHIP_NOT_ENCODED
 */
export async function requireEncoded(trx: Knex, cardId: string, version: number | null): Promise<void> {
  if (version === null) return;
  const card = await Card.query(trx).findById(cardId).throwIfNotFound();
  if (card.chipKeyVersion !== version) throw new CardError('CHIP_NOT_ENCODED');
}

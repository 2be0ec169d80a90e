import { Resident, writeAudit, type City } from '@karta/db';
import { CardError, type EntryValues } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { changeEntry } from './change-entry.ts';
import { requireEntry } from './enter-person.ts';
import { openEntry } from './open-entry.ts';

/** What somebody of the office changes of an entry, and the version that they had before them. */
export interface PersonChange {
  readonly id: string;
  /** The changed fields alone. */
  readonly values: Readonly<Partial<EntryValues>>;
  readonly version: number;
  readonly reason: string;
}

/**
 * Changes an entry at the office; what another clerk has changed meanwhile is never written over.
 * @throws CardError NOT_FOUND, ENTRY_CHANGED, VALIDATION, PESEL_TAKEN
 */
export async function changePerson(trx: Knex, city: City, change: PersonChange, by: Doer): Promise<void> {
  const resident = await Resident.query(trx).findById(change.id).forUpdate();
  if (!resident || resident.mergedInto !== null) throw new CardError('NOT_FOUND');
  if (resident.version !== change.version) throw new CardError('ENTRY_CHANGED');
  const wanted = requireEntry(city, { ...(await openEntry(city, resident)), ...change.values });
  const fields = await changeEntry(trx, city, resident, wanted, { source: 'office', reason: change.reason }, by);
  if (fields.length === 0) return;
  await writeAudit(trx, {
    ...actorOf(by),
    act: 'resident.change',
    subjectKind: 'resident',
    subjectId: resident.id,
    facts: { source: 'office', fields },
  });
}

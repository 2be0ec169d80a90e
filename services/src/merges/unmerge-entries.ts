import { Account, Resident, writeAudit, type City } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { isSame, moveBack, rowOf, writeRow, type ChangedRow } from './journal.ts';
import { openMerge } from './sealed-merge.ts';
import { tellMerge } from './tell-merge.ts';

interface StoredMerge {
  id: string;
  staysId: string;
  goesId: string;
  keyId: string;
  content: Buffer | null;
  undoneAt: Date | null;
}

/**
 * Takes a merge back: what went to the other goes back, and each value that it wrote is what it was; where somebody has changed
 * one since, theirs stays. What came after the merge stays with the entry that stayed.
 * @throws CardError NOT_FOUND, MERGE_OVER: it was taken back, or the entry that stayed has gone into another one
 */
export async function unmergeEntries(
  trx: Knex,
  city: City,
  order: { readonly staysId: string; readonly mergeId: string; readonly reason: string },
  by: Doer,
): Promise<void> {
  const { staysId, mergeId: id } = order;
  const merge: StoredMerge | undefined = await trx('resident_merges').where({ id, staysId }).forUpdate().first();
  if (!merge?.content) throw new CardError('NOT_FOUND');
  const [stays, goes] = await accountsOf(trx, merge);
  const { moved, changed, changeId } = await openMerge(city, { ...merge, content: merge.content });
  for (const row of moved.toReversed()) {
    const [from, to] = row.column === 'resident_id' ? [staysId, merge.goesId] : [stays, goes];
    await moveBack(trx, row, from, to);
  }
  // the one that stayed first: it may have taken a number that nobody may have twice
  const isWhole: boolean[] = [];
  for (const row of changed) isWhole.push(await restore(trx, row, by.now));
  if (changeId !== null && isWhole[0]) await trx('resident_changes').where({ id: changeId }).delete();
  await trx('resident_merges').where({ id }).update({ undoneBy: by.id, undoneReason: order.reason, undoneAt: by.now });
  const subject = { subjectKind: 'resident', subjectId: staysId } as const;
  await tellMerge(trx, city, 'entries-unmerged', await Account.query(trx).findByIds([stays, goes]).orderBy('id'));
  const facts = { goes: merge.goesId, mergeId: id };
  await writeAudit(trx, { ...actorOf(by), act: 'resident.unmerge', ...subject, facts });
}

async function accountsOf(trx: Knex, { staysId, goesId, undoneAt }: StoredMerge): Promise<[string, string]> {
  const found = await Resident.query(trx).findByIds([staysId, goesId]).orderBy('id').forUpdate();
  const [stays, goes] = [staysId, goesId].map((id) => found.find((each) => each.id === id));
  if (!stays?.accountId || !goes?.accountId) throw new CardError('NOT_FOUND');
  if (undoneAt !== null || stays.mergedInto !== null || goes.mergedInto !== staysId) throw new CardError('MERGE_OVER');
  return [stays.accountId, goes.accountId];
}

/** These count changes: a row that was changed since goes on counting. */
const COUNTERS = ['version', 'updated_at'];

/** True where the row is whole again as it was before. */
async function restore(trx: Knex, { table, key, before, after }: ChangedRow, now: Date): Promise<boolean> {
  const current = await rowOf(trx, table, key);
  const untouched = Object.keys(after).filter((column) => isSame(current[column], after[column]));
  const isWhole = untouched.length === Object.keys(after).length;
  const restored = isWhole ? untouched : untouched.filter((column) => !COUNTERS.includes(column));
  await writeRow(trx, table, key, Object.fromEntries(restored.map((column) => [column, before[column]])));
  if (!isWhole && table === 'residents')
    await trx('residents').where(key).update({ updatedAt: now }).increment('version', 1);
  return isWhole;
}

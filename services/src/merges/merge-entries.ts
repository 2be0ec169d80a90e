import { randomUUID } from 'node:crypto';
import { Account, Resident, writeAudit, type City } from '@karta/db';
import { CardError, type EntryField } from '@karta/domain';
import type { Knex } from 'knex';
import { EMPTY_ENTRY_COLUMNS } from '../accounts/empty-entry.ts';
import { actorOf, type Doer } from '../doer.ts';
import { changeGrant, findGrant } from '../packages/change-grant.ts';
import { changeEntry } from '../people/change-entry.ts';
import { requireEntry } from '../people/enter-person.ts';
import { openEntry } from '../people/open-entry.ts';
import { changeOf, moveRows, rowOf, type ChangedRow, type MovedRow, type StoredRow } from './journal.ts';
import { lockPair } from './merge-problems.ts';
import { MOVED } from './merge-rules.ts';
import { sealMerge } from './sealed-merge.ts';
import { tellMerge } from './tell-merge.ts';

/** Which entry goes into which, and what holds afterwards. */
export interface MergeOrder {
  readonly stays: { readonly id: string; readonly version: number };
  readonly goes: { readonly id: string; readonly version: number };
  /** Fields whose value is the other one's. */
  readonly takes: readonly EntryField[];
  readonly reason: string;
}

/**
 * Two entries are one person: what belongs to the one goes to the other, the chosen values hold, and the one that goes is emptied
 * and leads on. All that it changed is kept sealed, so that `unmergeEntries` brings it back.
 * @throws CardError NOT_FOUND, ENTRY_CHANGED, MERGE_REFUSED with the reasons, VALIDATION
 */
export async function mergeEntries(trx: Knex, city: City, order: MergeOrder, by: Doer): Promise<string> {
  const [stays, goes] = await lockPair(trx, order.stays, order.goes);
  if (stays.accountId === null || goes.accountId === null) throw new CardError('NOT_FOUND');
  const known = await openEntry(city, goes);
  const wanted = Object.fromEntries(order.takes.map((field) => [field, known[field]]));
  const values = requireEntry(city, { ...(await openEntry(city, stays)), ...wanted });
  const shared = await sharedPackages(trx, stays.id, goes.id);
  const watched = [
    { table: 'residents', key: { id: stays.id } },
    { table: 'residents', key: { id: goes.id } },
    { table: 'accounts', key: { id: stays.accountId } },
    { table: 'accounts', key: { id: goes.accountId } },
    ...shared,
  ];
  // before a family is moved: who looks after the one that goes hears of it too
  const accounts = await Account.query(trx).findByIds([stays.accountId, goes.accountId]);
  const told = accounts.toSorted((one) => (one.id === stays.accountId ? -1 : 1));
  await tellMerge(trx, city, 'entries-merged', told);
  const before: StoredRow[] = [];
  for (const { table, key } of watched) before.push(await rowOf(trx, table, key));

  await Resident.query(trx)
    .findById(goes.id)
    .patch({ ...EMPTY_ENTRY_COLUMNS, mergedInto: stays.id, version: goes.version + 1, updatedAt: by.now });
  await trx('accounts').where({ id: goes.accountId }).update({ firstName: '', lastName: '', phone: null });
  const origin = { source: 'merge', reason: order.reason } as const;
  const fields = await changeEntry(trx, city, stays, values, origin, by);
  await lengthenPackages(trx, order, shared, by);
  const moved: MovedRow[] = [];
  for (const { isOfAccount, ...column } of MOVED) {
    const [from, to] = isOfAccount ? [goes.accountId, stays.accountId] : [goes.id, stays.id];
    moved.push(...(await moveRows(trx, column, from, to)));
  }

  const changed: ChangedRow[] = [];
  for (const [at, { table, key }] of watched.entries())
    changed.push(changeOf(table, key, before[at] ?? {}, await rowOf(trx, table, key)));
  const changeId = fields.length === 0 ? null : await newestChange(trx, stays.id);
  const id = randomUUID();
  const name = `${known.lastName} ${known.firstName}`.trim();
  await trx('resident_merges').insert({
    ...{ id, staysId: stays.id, goesId: goes.id, reason: order.reason, operatorId: by.id, at: by.now },
    ...(await sealMerge(city, id, { name, moved, changed, changeId })),
  });
  const subject = { subjectKind: 'resident', subjectId: stays.id } as const;
  await writeAudit(trx, { ...actorOf(by), act: 'resident.merge', ...subject, facts: { goes: goes.id, mergeId: id } });
  return id;
}

type Watched = { table: string; key: StoredRow };

/** Packages that both have: the longer validity holds. */
async function sharedPackages(trx: Knex, stays: string, goes: string): Promise<Watched[]> {
  const others = trx('resident_packages').where({ residentId: goes }).select('packageCode');
  const codes: string[] = await trx('resident_packages')
    .where({ residentId: stays })
    .whereIn('packageCode', others)
    .pluck('package_code');
  return codes.map((code) => ({ table: 'resident_packages', key: { resident_id: stays, package_code: code } }));
}

async function lengthenPackages(trx: Knex, order: MergeOrder, shared: readonly Watched[], by: Doer): Promise<void> {
  for (const { key } of shared) {
    const packageCode = String(key['package_code']);
    const own = await findGrant(trx, { residentId: order.stays.id, packageCode });
    const other = await findGrant(trx, { residentId: order.goes.id, packageCode });
    if (!own || !other || other.validUntil <= own.validUntil) continue;
    await changeGrant(trx, { ...own, validUntil: other.validUntil }, 'grant', by, { reason: order.reason });
  }
}

async function newestChange(trx: Knex, residentId: string): Promise<string> {
  const found = await trx('resident_changes').where({ residentId }).orderBy('number', 'desc').first('id');
  return found.id;
}

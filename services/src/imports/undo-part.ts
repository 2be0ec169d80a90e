import { ResidentImport, writeAudit, type City } from '@karta/db';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';
import { pointersTo } from '../people/pointers.ts';
import { auditImport } from './begin-import.ts';
import { ROWS_OF_PART } from './sealed-rows.ts';

/** What an entry has from its first moment on; whatever else points at it is somebody's work. */
const OWN = ['resident_changes', 'resident_looks', 'resident_import_entries', 'residents'];

interface Entered {
  id: string;
  accountId: string;
  keyId: string;
}

/**
 * Takes the next entries of an import that is being undone out of the register. Who has been worked with since stays and is
 * named. The keys of the others are destroyed after the commit. False where no import waits.
 */
export async function undoPart(city: City): Promise<boolean> {
  const keyIds = await city.knex.transaction(async (trx) => {
    const found = await ResidentImport.query(trx)
      .where({ state: 'undoing' })
      .orderBy('number')
      .first()
      .forUpdate()
      .skipLocked();
    if (!found?.undoneBy) return null;
    const by: Doer = { kind: 'operator', id: found.undoneBy, now: city.clock.now() };
    const entries = trx('resident_import_entries').where({ importId: found.id, isKept: false });
    const ids: string[] = await entries.orderBy('line').limit(ROWS_OF_PART).pluck('resident_id');
    const untouched = ids.length === 0 ? [] : await untouchedOf(trx, ids);
    await takeOut(trx, untouched, by);
    await trx('resident_import_entries').whereIn('residentId', ids).update({ isKept: true });
    const removed = found.removed + untouched.length;
    const isOver = ids.length < ROWS_OF_PART;
    await ResidentImport.query(trx)
      .findById(found.id)
      .patch({ removed, ...(isOver && { state: 'undone', undoneAt: by.now }) });
    if (isOver) await auditImport(trx, found.id, 'import.end-undo', by, { removed, kept: found.accepted - removed });
    return untouched.map(({ keyId }) => keyId);
  });
  for (const keyId of keyIds ?? []) await city.vault.keys.destroy(keyId);
  return keyIds !== null;
}

/** Those that nobody has changed and nothing points at, by the catalogue of the database: a new table counts by itself. */
async function untouchedOf(trx: Knex, ids: readonly string[]): Promise<Entered[]> {
  // first the locks: what is being written just now is seen afterwards
  const locked = trx('residents').whereIn('id', ids).orderBy('id').forUpdate();
  const accountIds = (await locked.pluck<(string | null)[]>('account_id')).filter((id) => id !== null);
  await trx('accounts').whereIn('id', accountIds).orderBy('id').forUpdate().select('id');
  const rows = trx('residents as r')
    .join('accounts as a', 'a.id', 'r.account_id')
    .whereIn('r.id', ids)
    .where('r.version', 0)
    .whereNull('a.email');
  for (const { table, column, target } of await pointersTo(trx, ['residents', 'accounts'])) {
    if (OWN.includes(table)) continue;
    const of = target === 'residents' ? 'r.id' : 'a.id';
    rows.whereNotExists(trx(`${table} as other`).where(`other.${column}`, trx.ref(of)).select(trx.raw('1')));
  }
  return rows.select('r.id', 'r.account_id', 'r.key_id');
}

async function takeOut(trx: Knex, entered: readonly Entered[], by: Doer): Promise<void> {
  const ids = entered.map(({ id }) => id);
  await trx('resident_import_entries').whereIn('residentId', ids).delete();
  await trx('resident_changes').whereIn('residentId', ids).delete();
  await trx('residents').whereIn('id', ids).delete();
  const accountIds = entered.map(({ accountId }) => accountId);
  await trx('accounts').whereIn('id', accountIds).delete();
  for (const subjectId of ids)
    await writeAudit(trx, { ...actorOf(by), act: 'resident.take-out', subjectKind: 'resident', subjectId });
}

import { Resident, writeAudit } from '@karta/db';
import { CardError } from '@karta/domain';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** Two entries, in the order in which they are kept. */
type Pair = { oneId: string; otherId: string };
const pairOf = (id: string, other: string): Pair =>
  id < other ? { oneId: id, otherId: other } : { oneId: other, otherId: id };

/** Who said that two entries are two people, when, and why. */
export interface Distinction {
  by: string;
  at: Date;
  reason: string;
}

/** Entries that are known to be somebody else than this one. */
export async function knownOthers(knex: Knex, id: string): Promise<ReadonlySet<string>> {
  const rows: Pair[] = await knex('resident_distinctions')
    .where({ oneId: id })
    .orWhere({ otherId: id })
    .select('oneId', 'otherId');
  return new Set(rows.map(({ oneId, otherId }) => (oneId === id ? otherId : oneId)));
}

export function distinctionOf(knex: Knex, id: string, other: string): Promise<Distinction | undefined> {
  return knex('resident_distinctions as d')
    .join('operators as o', 'o.id', 'd.operator_id')
    .where(pairOf(id, other))
    .first({ by: 'o.name', at: 'd.at', reason: 'd.reason' });
}

/**
 * Two entries are alike and two people: neither is shown as like the other any more, and they are not merged while this holds.
 * Said again it stays as it was.
 * @throws CardError NOT_FOUND where one of them is no entry, or both are the same
 */
export async function tellApart(
  trx: Knex,
  { id, otherId, reason }: { id: string; otherId: string; reason: string },
  by: Doer,
): Promise<void> {
  const found = await Resident.query(trx).findByIds([id, otherId]).whereNot('nameFold', '').orderBy('id').forUpdate();
  if (found.length !== 2) throw new CardError('NOT_FOUND');
  const row = { ...pairOf(id, otherId), reason, operatorId: by.id, at: by.now };
  const added = await trx('resident_distinctions').insert(row).onConflict().ignore().returning('at');
  if (added.length > 0) await note(trx, 'resident.tell-apart', id, otherId, by);
}

/** What was told apart may be one person after all. @throws CardError NOT_FOUND where nobody told them apart */
export async function undoTellApart(trx: Knex, id: string, otherId: string, by: Doer): Promise<void> {
  const gone = await trx('resident_distinctions').where(pairOf(id, otherId)).delete();
  if (gone === 0) throw new CardError('NOT_FOUND');
  await note(trx, 'resident.undo-tell-apart', id, otherId, by);
}

async function note(
  trx: Knex,
  act: 'resident.tell-apart' | 'resident.undo-tell-apart',
  id: string,
  other: string,
  by: Doer,
): Promise<void> {
  const subject = { subjectKind: 'resident', subjectId: id } as const;
  await writeAudit(trx, { ...actorOf(by), act, ...subject, facts: { other } });
}

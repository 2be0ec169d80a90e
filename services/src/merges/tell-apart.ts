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

/** SQL of an entry and of all that went into it. */
const partsOf = (id: string): string => `
  with recursive part (id) as (
    select cast(${id} as uuid) union select r.id from residents as r join part on r.merged_into = part.id
  ) select id from part`;
const APART = `d.undone_at is null and (d.one_id in (${partsOf(':id')}) and d.other_id in (${partsOf(':other')})
  or d.other_id in (${partsOf(':id')}) and d.one_id in (${partsOf(':other')}))`;

/** An entry that is known to be somebody else than another one. */
export interface KnownOther extends Distinction {
  id: string;
  name: string;
}

/** Entries that are known to be somebody else than this one, also by way of what went into either; newest first. */
export async function knownOthers(knex: Knex, id: string): Promise<KnownOther[]> {
  const { rows } = await knex.raw<{ rows: KnownOther[] }>(
    `with recursive own (id) as (${partsOf(':id')}), apart as (
        select case when d.one_id in (select id from own) then d.other_id else d.one_id end as id, d.at, d.reason, d.operator_id
          from resident_distinctions as d
          where d.undone_at is null and (d.one_id in (select id from own) or d.other_id in (select id from own))
      ), led (id, at, reason, operator_id) as (
        select * from apart
        union select r.merged_into, led.at, led.reason, led.operator_id from residents as r join led on led.id = r.id
          where r.merged_into is not null
      )
      select led.id, trim(r.last_name || ' ' || r.first_name) as name, led.at, led.reason, o.name as by
        from led join residents as r on r.id = led.id join operators as o on o.id = led.operator_id
        where r.name_fold <> '' order by led.at desc`,
    { id },
  );
  return rows;
}

export async function distinctionOf(knex: Knex, id: string, other: string): Promise<Distinction | undefined> {
  const { rows } = await knex.raw<{ rows: Distinction[] }>(
    `select o.name as by, d.at, d.reason from resident_distinctions as d join operators as o on o.id = d.operator_id
      where ${APART} order by d.at desc limit 1`,
    { id, other },
  );
  return rows[0];
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
  await lockBoth(trx, id, otherId);
  const row = { ...pairOf(id, otherId), reason, operatorId: by.id, at: by.now };
  const added = await trx('resident_distinctions').insert(row).onConflict().ignore().returning('at');
  if (added.length > 0) await note(trx, 'resident.tell-apart', id, otherId, by);
}

/** What was told apart may be one person after all, and why. @throws CardError NOT_FOUND where nobody told them apart */
export async function undoTellApart(
  trx: Knex,
  { id, otherId, reason }: { id: string; otherId: string; reason: string },
  by: Doer,
): Promise<void> {
  await lockBoth(trx, id, otherId);
  const { rowCount } = await trx.raw<{ rowCount: number }>(
    `update resident_distinctions as d set undone_by = :by, undone_reason = :reason, undone_at = :at where ${APART}`,
    { id, other: otherId, by: by.id, reason, at: by.now },
  );
  if (rowCount === 0) throw new CardError('NOT_FOUND');
  await note(trx, 'resident.undo-tell-apart', id, otherId, by);
}

/** @throws CardError NOT_FOUND where one of them is no entry, or both are the same */
async function lockBoth(trx: Knex, id: string, otherId: string): Promise<void> {
  const found = await Resident.query(trx).findByIds([id, otherId]).whereNot('nameFold', '').orderBy('id').forUpdate();
  if (found.length !== 2) throw new CardError('NOT_FOUND');
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

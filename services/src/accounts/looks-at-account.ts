import { addDays } from '@karta/domain';
import { readSettings, type City } from '@karta/db';
import type { Knex } from 'knex';

/** Somebody looked at what is a person's. */
export interface Look {
  at: Date;
  /** Somebody of a partner's looks as the partner. */
  actorKind: 'operator' | 'partner' | 'station' | 'reader';
  actorId: string;
  act: string;
  subjectKind: string;
  subjectId: string;
  /** Of the application that it was about. */
  applicationNumber: number | null;
  cardNumber: string | null;
}

/** Looks and deliveries that a person is told of; lists of many people name nobody, and are not among them. */
const TOLD = [
  'application.read',
  'resident.read',
  'resident.reveal-numbers',
  'resident.find',
  'task.read',
  'file.read',
  'case.read',
  'case.decode',
  'card.status',
  'card.check',
  'station.deliver',
];
const MOST = 500;

/**
 * Who looked at what is an account's, newest first. Looks of the last days stay untold as long as the city's setting says,
 * so that an inquiry is not warned.
 */
export async function looksAtAccount(knex: Knex, city: City, accountId: string): Promise<Look[]> {
  const { looksDelayDays } = await readSettings(knex);
  const until = looksDelayDays === 0 ? null : addDays(city.clock.today(), -looksDelayDays + 1);
  const { rows } = await knex.raw<{ rows: Record<string, string | number | Date | null>[] }>(
    `with applied as (select id, number, workflow_id from applications where account_id = :accountId),
      held as (select c.id, c.number from cards c join residents r on r.id = c.resident_id where r.account_id = :accountId),
      mine as (
        select 'application' as kind, id::text as id, number, null::text as card from applied
        union all select 'case', workflow_id, number, null from applied where workflow_id is not null
        union all select 'task', t.id, a.number, null from tasks t join applied a on a.id = t.application_id
        union all select 'file', f.id::text, null, null from files f where f.account_id = :accountId
        union all select 'card', h.id::text, null, h.number from held h
        union all select 'resident', r.id::text, null, null from residents r where r.account_id = :accountId
        union all select 'job', j.id::text, null, h.number from station_jobs j join held h on h.id = j.card_id
      )
      select l.at, case when l.actor_kind = 'partner-person' then 'partner' else l.actor_kind end as actor_kind,
          coalesce(desk.partner_id::text, l.actor_id) as actor_id, l.act, l.subject_kind, l.subject_id, m.number, m.card
        from audit l join mine m on m.kind = l.subject_kind and m.id = l.subject_id
          left join partner_people desk on l.actor_kind = 'partner-person' and desk.id::text = l.actor_id
        where l.act = any(:told)
          and l.actor_kind in ('operator', 'partner', 'partner-person', 'station', 'reader')
          and (:until::date is null or l.at < :until::date)
        order by l.id desc limit :most`,
    { accountId, told: TOLD, until, most: MOST },
  );
  return rows.map((row) => ({
    at: row['at'] as Date,
    actorKind: row['actor_kind'] as Look['actorKind'],
    actorId: String(row['actor_id'] ?? ''),
    act: String(row['act']),
    subjectKind: String(row['subject_kind']),
    subjectId: String(row['subject_id']),
    applicationNumber: row['number'] as number | null,
    cardNumber: row['card'] as string | null,
  }));
}

import { AUDIT } from '@karta/contracts/registers';
import { EXPORTS, READS, SECURITY_EVENTS } from '@karta/domain';
import { asId, type NamedElsewhere, type RegisterSql } from './register-sql.ts';

const list = (acts: readonly string[]): string => acts.map((act) => `'${act}'`).join();
const LOOKS = READS.filter((act) => !(EXPORTS as readonly string[]).includes(act));
/** In the collation of its index, which is that of codes everywhere. */
const ACT = 'l.act collate "pl-x-icu"';
/** SQL of the entries of a kind; what is none of the others is a change. */
const OF_KIND: Readonly<Record<string, string>> = {
  looks: `${ACT} in (${list(LOOKS)})`,
  'sign-in': `${ACT} in (${list(SECURITY_EVENTS)})`,
  exports: `${ACT} in (${list(EXPORTS)})`,
  changes: `${ACT} not in (${list([...READS, ...EXPORTS, ...SECURITY_EVENTS])})`,
};

/** Who did it, as far as the town knows a name; a resident is named in no list. */
const ACTOR = `coalesce(o.name, p.name, desk.name || ', ' || shop.name, case when l.actor_kind = 'reader' then device.name end, '')`;
/** The number of the application or card that it was about, the person of the office, the station, or the reader. */
const ABOUT = `coalesce(a.number::text, c.number, whom.name, told.name, s.name, case when l.subject_kind = 'reader' then device.name end, case when l.subject_kind = 'register' then l.subject_id end, '')`;

const BY_NUMBER: NamedElsewhere = {
  keys: `select array(
    select found.id::text from applications as found where found.number::text like :pattern
    union all select t.id from tasks as t join applications as found on found.id = t.application_id
      where found.number::text like :pattern
    union all select found.id::text from cards as found where found.number_fold like :pattern) as keys`,
  fits: 'l.subject_id = any(:keys::text[])',
};
const BY_ACTOR: NamedElsewhere = {
  keys: `select array(
    select id::text from operators where km_fold(name) like :pattern
    union all select id::text from partners where km_fold(name) like :pattern
    union all select id::text from partner_people where km_fold(name) like :pattern
    union all select id::text from readers where km_fold(name) like :pattern) as keys`,
  fits: 'l.actor_id = any(:keys::text[])',
};

/** The audit with what the register shows of it. */
export const AUDIT_IN_SQL: RegisterSql<typeof AUDIT> = {
  of: AUDIT,
  from: (knex) =>
    knex('audit as l')
      .joinRaw(`left join operators as o on l.actor_kind = 'operator' and o.id = ${asId('l.actor_id')}`)
      .joinRaw(`left join operators as absent on l.actor_kind = 'operator' and absent.id = l.acts_for`)
      .joinRaw(`left join partners as p on l.actor_kind = 'partner' and p.id = ${asId('l.actor_id')}`)
      .joinRaw(
        `left join partner_people as desk on l.actor_kind = 'partner-person' and desk.id = ${asId('l.actor_id')}`,
      )
      .joinRaw(`left join partners as shop on shop.id = desk.partner_id`)
      .joinRaw(
        `left join partner_people as told on l.subject_kind = 'partner-person' and told.id = ${asId('l.subject_id')}`,
      )
      .joinRaw(`left join tasks as t on l.subject_kind = 'task' and t.id = l.subject_id`)
      .joinRaw(
        `left join applications as a on a.id = coalesce(t.application_id,
          case when l.subject_kind = 'application' then ${asId('l.subject_id')} end)`,
      )
      .joinRaw(`left join cards as c on l.subject_kind = 'card' and c.id = ${asId('l.subject_id')}`)
      .joinRaw(`left join operators as whom on l.subject_kind = 'operator' and whom.id = ${asId('l.subject_id')}`)
      .joinRaw(`left join stations as s on l.subject_kind = 'station' and s.id = ${asId('l.subject_id')}`)
      .joinRaw(
        `left join readers as device on device.id = case when l.actor_kind = 'reader' then ${asId('l.actor_id')}
          when l.subject_kind = 'reader' then ${asId('l.subject_id')} end`,
      ),
  point: null,
  columns: {
    at: 'l.at',
    actor: { value: ACTOR, found: BY_ACTOR },
    act: 'l.act',
    subject: 'l.subject_kind',
    about: { value: ABOUT, found: BY_NUMBER },
    reason: "l.facts ->> 'reason'",
    facts: 'l.facts::text',
    program: 'l.written_by',
  },
  fields: { id: 'l.id::text', actorKind: 'l.actor_kind', actsFor: 'l.acts_for is not null', inPlaceOf: 'absent.name' },
  filters: {
    kind: (rows, kind) => void rows.whereRaw(OF_KIND[kind] ?? 'false'),
    by: 'l.actor_kind',
  },
  ties: [{ sql: 'l.id', type: 'bigint' }],
};

import type { Knex } from 'knex';

/**
 * Rows of the outbox wait in lanes: what Temporal takes by itself, what a case has to answer, and what was tried in vain.
 * A row on its way is claimed for a while, and a case that answers nothing is counted. The two indexes have different
 * conditions on purpose: without fresh statistics PostgreSQL takes both for empty, and reads a whole one to find one case.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table outbox
      add column claimed_until timestamptz,
      add column silent_tries int not null default 0,
      add column lane text generated always as (
        case
          when done_at is not null then null
          when kind in ('start-process', 'station-report', 'broadcast-signal') then 'server'
          when attempts = 0 then 'first'
          else 'repeat'
        end
      ) stored;
    drop index outbox_waiting;
    create index outbox_due on outbox (lane, next_try_at) where lane is not null;
    create index outbox_of_case on outbox (workflow_id, created_at, id) where done_at is null;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index outbox_due, outbox_of_case;
    create index outbox_waiting on outbox (next_try_at) where done_at is null;
    alter table outbox drop column lane, drop column silent_tries, drop column claimed_until;
  `);
}

import type { Knex } from 'knex';

/** How the channels of messages are; what did not arrive is found among hundreds of thousands that did. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table message_channels (
      channel text constraint message_channels_pk primary key constraint message_channels_channel check (channel in ('mail', 'sms')),
      is_away boolean not null,
      problem text,
      since timestamptz not null,
      at timestamptz not null
    );
    create index notifications_not_arrived on notifications (created_at) where state in ('failed', 'undelivered');
    create index notifications_application on notifications (application_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop index notifications_not_arrived, notifications_application;
    drop table message_channels;
  `);
}

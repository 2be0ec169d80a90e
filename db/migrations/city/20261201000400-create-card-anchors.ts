import type { Knex } from 'knex';

/** Of which phone a code is: a phone that was cut off is refused at once wherever somebody asks the city (D-9). */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table card_anchors (
      anchor bytea constraint card_anchors_pk primary key,
      device_id uuid not null constraint card_anchors_device references card_devices on delete cascade,
      expires_at timestamptz not null
    );
    create index card_anchors_device on card_anchors (device_id);
    create index card_anchors_expires on card_anchors (expires_at);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table card_anchors');
}

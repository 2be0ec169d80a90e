import type { Knex } from 'knex';

/** Catalogues are edited at one kind of screen: each row counts its changes, and what is in use is closed, not deleted. */
export async function up(knex: Knex): Promise<void> {
  for (const table of ['pickup_points', 'packages', 'partners', 'discounts', 'news'])
    await knex.raw('alter table ?? add column version int not null default 1', [table]);
  for (const table of ['pickup_points', 'packages', 'discounts'])
    await knex.raw('alter table ?? add column is_closed boolean not null default false', [table]);
  await knex.raw(`
    alter table partners
      add column contact_name text not null default '',
      add column contact_email text not null default '',
      add column contact_phone text not null default '',
      add column key_made_at timestamptz;
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table partners
      drop column key_made_at, drop column contact_phone, drop column contact_email, drop column contact_name;
  `);
  for (const table of ['pickup_points', 'packages', 'discounts'])
    await knex.raw('alter table ?? drop column is_closed', [table]);
  for (const table of ['pickup_points', 'packages', 'partners', 'discounts', 'news'])
    await knex.raw('alter table ?? drop column version', [table]);
}

import type { Knex } from 'knex';

/** Days to the decision stood alone; now every term of a type stands in one place. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    insert into settings (key, value)
      select 'termsByType', (select coalesce(jsonb_object_agg(each.key, jsonb_build_object('decisionDays', each.value)), '{}')
        from jsonb_each(settings.value) each)
      from settings where key = 'decisionDaysByType' on conflict (key) do nothing;
    delete from settings where key = 'decisionDaysByType';
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    insert into settings (key, value)
      select 'decisionDaysByType', (select coalesce(jsonb_object_agg(each.key, each.value -> 'decisionDays'), '{}')
        from jsonb_each(settings.value) each where each.value ? 'decisionDays')
      from settings where key = 'termsByType' on conflict (key) do nothing;
    delete from settings where key = 'termsByType';
  `);
}

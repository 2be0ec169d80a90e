import type { Knex } from 'knex';

/** Where nobody has changed a role that came with the program: who makes and hands over cards does it at the own point. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    update role_grants as g set condition = 'own-point' from roles as r
      where r.code = g.role_code and r.version = 1 and g.condition is null
        and (r.code = 'production' and g.permission in ('task.read', 'card.read', 'card.produce', 'card.hand-over')
          or r.code = 'clerk' and g.permission in ('card.produce', 'card.hand-over'))
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    update role_grants as g set condition = null from roles as r
      where r.code = g.role_code and r.version = 1 and g.condition = 'own-point'
        and (r.code = 'production' and g.permission in ('task.read', 'card.read', 'card.produce', 'card.hand-over')
          or r.code = 'clerk' and g.permission in ('card.produce', 'card.hand-over'))
  `);
}

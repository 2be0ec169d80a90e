import type { Knex } from 'knex';

/** Takes 1 MB of new space and gives it back. @throws the database's error, SQLSTATE 53100 where there is none */
export async function probeSpace(knex: Knex): Promise<void> {
  await knex.transaction((trx) =>
    trx.raw(
      "create temporary table space_probe on commit drop as select repeat('x', 1000) as filling from generate_series(1, 1000)",
    ),
  );
}

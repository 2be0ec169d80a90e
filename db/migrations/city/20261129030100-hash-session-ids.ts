import type { Knex } from 'knex';

const TABLES = ['resident_sessions', 'operator_sessions'] as const;

/** Whoever reads the table can take over no session: it holds the SHA-256 of its id. */
export async function up(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex.raw(`update ?? set sid = encode(sha256(convert_to(sid, 'UTF8')), 'hex')`, [table]);
    await knex.raw(`create index ?? on ?? ((sess->>'subject'))`, [`${table}_subject`, table]);
  }
}

/** A hash leads back to no id: everybody signs in anew. */
export async function down(knex: Knex): Promise<void> {
  for (const table of TABLES) {
    await knex.raw('drop index ??', [`${table}_subject`]);
    await knex(table).delete();
  }
}

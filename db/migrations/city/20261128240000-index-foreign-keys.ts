import type { Knex } from 'knex';

/** Foreign keys of tables that grow with people or with work; the index is named `<table>_<column>_key`. */
const KEYS: readonly [table: string, column: string][] = [
  ['account_holds', 'account_id'],
  ['account_holds', 'lifted_by'],
  ['account_holds', 'set_by'],
  ['account_tokens', 'account_id'],
  ['application_documents', 'file_id'],
  ['application_notes', 'operator_id'],
  ['applications', 'package_code'],
  ['applications', 'photo_file_id'],
  ['applications', 'pickup_point_id'],
  ['applications', 'resident_id'],
  ['card_acts', 'card_id'],
  ['cards', 'application_id'],
  ['cards', 'issued_by'],
  ['cards', 'photo_file_id'],
  ['cards', 'pickup_point_id'],
  ['consents', 'consent_text_id'],
  ['erasures', 'account_id'],
  ['family_members', 'account_id'],
  ['family_members', 'resident_id'],
  ['files', 'account_id'],
  ['identity_decisions', 'decided_by'],
  ['identity_decisions', 'known_account_id'],
  ['notifications', 'account_id'],
  ['notifications', 'resident_id'],
  ['partner_tokens', 'partner_id'],
  ['process_incidents', 'workflow_id'],
  ['production_tasks', 'card_id'],
  ['production_tasks', 'station_id'],
  ['resident_packages', 'card_id'],
  ['resident_packages', 'package_code'],
  ['residents', 'account_id'],
  ['residents', 'photo_file_id'],
  ['spoiled_blanks', 'card_id'],
  ['station_jobs', 'card_id'],
  ['station_jobs', 'operator_id'],
  ['station_jobs', 'station_id'],
  ['tasks', 'pickup_point_id'],
  ['threads', 'type_code'],
];

/** Who is deleted or looked up is found by an index, not by reading each table that names them. */
export async function up(knex: Knex): Promise<void> {
  for (const [table, column] of KEYS) {
    await knex.raw('create index ?? on ?? (??)', [`${table}_${column}_key`, table, column]);
  }
}

export async function down(knex: Knex): Promise<void> {
  for (const [table, column] of KEYS) await knex.raw('drop index ??', [`${table}_${column}_key`]);
}

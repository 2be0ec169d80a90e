import type { Knex } from 'knex';

/** The office's own account at the gateway for texts (000-34); without it the installation's is used. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table sms_account (
      id text not null constraint sms_account_pk primary key constraint sms_account_one check (id = 'office'),
      -- sealed under the city's key
      token bytea,
      sender text constraint sms_account_sender check (length(sender) between 1 and 11),
      version integer not null
    );
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table sms_account');
}

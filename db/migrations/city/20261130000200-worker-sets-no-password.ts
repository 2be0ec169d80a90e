import type { Knex } from 'knex';

/** The worker empties the password of who is erased and sets none. The roles of the api and of an administrator may do both. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function worker_sets_no_password() returns trigger language plpgsql as $$
      begin
        raise exception 'the worker sets no password of an account' using errcode = 'insufficient_privilege';
      end $$;

    create trigger accounts_password before update of password_hash on accounts for each row
      when (current_user like '%\\_worker' and new.password_hash <> '' and new.password_hash is distinct from old.password_hash)
      execute function worker_sets_no_password();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger accounts_password on accounts;
    drop function worker_sets_no_password;
  `);
}

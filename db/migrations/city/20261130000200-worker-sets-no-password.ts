import type { Knex } from 'knex';

/**
 * The worker empties the password of who is erased and sets none; a token of it opens only an account that it made in the same
 * transaction (an invitation). The roles of the api and of an administrator may do both.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create function worker_sets_no_password() returns trigger language plpgsql as $$
      begin
        raise exception 'the worker sets no password of an account' using errcode = 'insufficient_privilege';
      end $$;

    create trigger accounts_password before update of password_hash on accounts for each row
      when (current_user like '%\\_worker' and new.password_hash <> '' and new.password_hash is distinct from old.password_hash)
      execute function worker_sets_no_password();

    create function worker_opens_new_accounts() returns trigger language plpgsql as $$
      begin
        if not exists (select from accounts where id = new.account_id and created_at = now()) then
          raise exception 'a token of the worker is for an account that it has just made'
            using errcode = 'insufficient_privilege';
        end if;
        return new;
      end $$;

    create trigger account_tokens_of_worker before insert or update on account_tokens for each row
      when (current_user like '%\\_worker') execute function worker_opens_new_accounts();
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    drop trigger account_tokens_of_worker on account_tokens;
    drop trigger accounts_password on accounts;
    drop function worker_opens_new_accounts;
    drop function worker_sets_no_password;
  `);
}

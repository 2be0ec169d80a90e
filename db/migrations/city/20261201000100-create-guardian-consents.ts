import type { Knex } from 'knex';

/** The other guardian of a child says yes or no on the page of a link; name and address stand sealed among the form's answers. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table guardian_consents (
      application_id uuid constraint guardian_consents_pk primary key
        constraint guardian_consents_application references applications on delete cascade,
      token_hash bytea not null constraint guardian_consents_token unique,
      consent_text_id uuid not null constraint guardian_consents_text references consent_texts,
      asked_at timestamptz not null,
      expires_at timestamptz not null,
      answer text constraint guardian_consents_answer check (answer in ('yes', 'no')),
      answered_at timestamptz
    );
    create index guardian_consents_text on guardian_consents (consent_text_id);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop table guardian_consents');
}

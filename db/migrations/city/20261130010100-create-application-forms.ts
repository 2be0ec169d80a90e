import { SHIPPED_FORMS } from '@karta/domain';
import type { Knex } from 'knex';

/**
 * Forms as rows: every version stays, drafts are pinned to one. An application that was begun before has none and is read by
 * the first version of its type. Answers to a town's own questions are sealed under the key of the account.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    create table application_forms (
      code text not null,
      version int not null constraint application_forms_version check (version > 0),
      kind text not null,
      names jsonb,
      sections jsonb not null,
      news jsonb,
      published_at timestamptz not null default now(),
      published_by uuid constraint application_forms_publisher references operators,
      -- From then on nobody begins one; what was begun goes on.
      retired_at timestamptz,
      constraint application_forms_pk primary key (code, version)
    );
    create index application_forms_publisher on application_forms (published_by);

    alter table applications
      add column form_code text,
      add column form_version int,
      add column answers bytea,
      -- The form as it read when it was sent, sealed: whatever changes in the town later changes nothing of it.
      add column filed bytea,
      add constraint applications_form foreign key (form_code, form_version) references application_forms;
    create index applications_form on applications (form_code, form_version);

    -- The first page of a document, small (004-22).
    alter table application_documents
      add column picture_id uuid constraint application_documents_picture references files;
    create index application_documents_picture on application_documents (picture_id);

    -- Kinds or codes of the forms that ask this text; null: all of them (004-23).
    alter table consent_texts add column asked_of text[];
  `);
  const forms = SHIPPED_FORMS.filter(({ version }) => version === 1);
  await knex('application_forms').insert(
    forms.map(({ code, version, kind, sections }) => ({ code, version, kind, sections: JSON.stringify(sections) })),
  );
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table consent_texts drop column asked_of;
    alter table application_documents drop column picture_id;
    alter table applications drop column form_code, drop column form_version, drop column answers, drop column filed;
    drop table application_forms;
  `);
}

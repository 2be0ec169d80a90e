import type { Knex } from 'knex';

/** The office writes texts to agree to: in the languages of the portal, with what is new in a version, by whom and since when. */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table consent_texts
      add column statement_in jsonb not null default '{}',
      add column title_in jsonb not null default '{}',
      add column paragraphs_in jsonb not null default '{}',
      add column news text not null default '',
      add column published_at timestamptz,
      add column published_by uuid constraint consent_texts_publisher references operators,
      drop constraint consent_texts_marketing_optional,
      -- RODO art. 7(4): marketing is never a condition, under whatever name (requirements T1).
      add constraint consent_texts_marketing_optional check (kind !~ '(^|-)marketing(-|$)' or not required);
    create index consent_texts_published_by on consent_texts (published_by);
  `);
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw(`
    alter table consent_texts
      drop constraint consent_texts_marketing_optional,
      add constraint consent_texts_marketing_optional check (kind <> 'marketing' or not required),
      drop column published_by, drop column published_at, drop column news,
      drop column paragraphs_in, drop column title_in, drop column statement_in;
  `);
}

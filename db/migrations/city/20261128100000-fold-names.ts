import type { Knex } from 'knex';

/**
 * `km_fold(text)`: the form in which texts are compared and found, equal to `foldText` in domain (a test compares them).
 * Names of what is kept are brought to NFC, and their folded forms are stored beside them.
 */
export async function up(knex: Knex): Promise<void> {
  await knex.raw(String.raw`
    create function km_fold(value text) returns text language sql immutable strict parallel safe as $$
      select case
        when value ~ '^[ -&(-,.-_a-z{-~]*$' then lower(btrim(regexp_replace(value, ' +', ' ', 'g')))
        else btrim(regexp_replace(regexp_replace(
          replace(replace(replace(replace(
            translate(
              lower(regexp_replace(normalize(value, NFD), '[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]', '', 'g') collate "und-x-icu"),
              'łđðħıøŧə', 'lddhiote'),
            'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th'),
          '[-\u058a\u05be\u1400\u1806\u2010-\u2015\u2e17\u2e1a\u2e3a\u2e3b\u301c\u3030\ufe31\ufe32\ufe58\ufe63\uff0d''’‘ʼ´\x60\u00ad\u200b-\u200f\u2060\ufeff]', '', 'g'),
          '\s+', ' ', 'g'))
      end
    $$`);
  for (const table of ['accounts', 'residents', 'applications', 'family_members']) {
    await knex.raw(`update ${table} set first_name = normalize(first_name, NFC), last_name = normalize(last_name, NFC)
      where first_name is not nfc normalized or last_name is not nfc normalized`);
    await knex.raw(`alter table ${table}
      add column name_fold text not null generated always as (km_fold(first_name || ' ' || last_name)) stored`);
  }
  await knex.raw(`update cards set holder_name = normalize(holder_name, NFC) where holder_name is not nfc normalized`);
  await knex.raw(`alter table cards
    add column holder_fold text not null generated always as (km_fold(holder_name)) stored`);
  await knex.raw('create index residents_name_fold on residents (name_fold, birth_date)');
  // Typed and scanned with or without its dash; the mask of a town puts no two numbers on one folded form.
  await knex.raw('create index cards_number_fold on cards (km_fold(number))');
}

export async function down(knex: Knex): Promise<void> {
  await knex.raw('drop index cards_number_fold');
  await knex.raw('alter table cards drop column holder_fold');
  for (const table of ['accounts', 'residents', 'applications', 'family_members'])
    await knex.raw(`alter table ${table} drop column name_fold`);
  await knex.raw('drop function km_fold(text)');
}

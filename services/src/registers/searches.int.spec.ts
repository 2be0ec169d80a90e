import { holderIn, openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { APPLICATIONS_IN_SQL } from './applications.ts';
import { AUDIT_IN_SQL } from './audit.ts';
import { CARDS_IN_SQL } from './cards.ts';
import { CASES_IN_SQL } from './cases.ts';
import { DOCUMENTS_IN_SQL } from './documents.ts';
import { MESSAGES_IN_SQL } from './messages.ts';
import { RESIDENTS_IN_SQL } from './residents.ts';
import { searchRows } from './narrow.ts';
import { registerRows } from './read-register.ts';
import { THREADS_IN_SQL } from './threads.ts';
import type { RegisterSql } from './register-sql.ts';

let own: OwnCity;
beforeAll(async () => {
  own = await openOwnCity();
  // who is looked up by name first is there: a search for nobody reads nothing
  const { accountId } = await holderIn(own.city);
  await own.city.knex('accounts').where({ id: accountId }).update({ firstName: 'Anna', lastName: 'Woźniak Kowalski' });
}, 60_000);
afterAll(() => own.close(), 60_000);

const GROWING = {
  applications: APPLICATIONS_IN_SQL,
  cards: CARDS_IN_SQL,
  notifications: MESSAGES_IN_SQL,
  process_instances: CASES_IN_SQL,
  audit: AUDIT_IN_SQL,
  residents: RESIDENTS_IN_SQL,
  resident_documents: DOCUMENTS_IN_SQL,
  threads: THREADS_IN_SQL,
} as unknown as Record<string, RegisterSql>;

describe.each(Object.entries(GROWING))('a search in %s', (table, register) => {
  // what a case is called depends on its incidents, so a code of a case is found by none
  it.each<readonly [string, string, readonly string[] | undefined]>([
    ['a name', 'Kowalski', undefined],
    ['two words', 'Woźniak Anna', undefined],
    ['a number', '100000123456', undefined],
    ['the number of an application', '4711', undefined],
    ['a day', '12.11.2025', undefined],
    ['a month', '11.2025', undefined],
    ...(table === 'process_instances' ? [] : [['a word and a code', 'aktywna', ['active', 'open']] as const]),
  ])('finds %s by indexes, whatever the size of the town', async (_what, search, codes) => {
    // given
    const { knex } = own.city;
    const rows = registerRows(knex, register);
    await searchRows(rows, register, { search, ...(codes && { codes: [...codes] }) }, 'Europe/Warsaw', []);
    const { sql, bindings } = rows.clearSelect().select(knex.raw('1')).toSQL();

    // when
    const plan = await knex.transaction(async (trx) => {
      await trx.raw(
        'set local enable_seqscan = off; set local enable_indexscan = off; set local enable_indexonlyscan = off',
      );
      const explained = await trx.raw(`explain (costs off) ${sql}`, bindings as string[]);
      return explained.rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
    });

    // then
    // or by nothing at all, where nobody is called so
    expect(plan).toMatch(new RegExp(`Bitmap Heap Scan on ${table}|One-Time Filter: false`));
  });
});

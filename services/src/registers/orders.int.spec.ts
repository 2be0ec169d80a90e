import { REGISTERS } from '@karta/contracts/registers';
import { openOwnCity, type OwnCity } from '../../../tests/makers/own-city.ts';
import { APPLICATIONS_IN_SQL } from './applications.ts';
import { AUDIT_IN_SQL } from './audit.ts';
import { CAMPAIGN_RECIPIENTS_IN_SQL } from './campaign-recipients.ts';
import { CARDS_IN_SQL } from './cards.ts';
import { CASES_IN_SQL } from './cases.ts';
import { DOCUMENTS_IN_SQL } from './documents.ts';
import { MESSAGES_IN_SQL } from './messages.ts';
import { RESIDENTS_IN_SQL } from './residents.ts';
import { THREADS_IN_SQL } from './threads.ts';
import { orderedPage } from './read-page.ts';
import { registerRows } from './read-register.ts';
import { searchAndOrder, type RegisterSql } from './register-sql.ts';

/** Registers whose rows grow with the people of a town. */
const GROWING = [
  APPLICATIONS_IN_SQL,
  CARDS_IN_SQL,
  CASES_IN_SQL,
  MESSAGES_IN_SQL,
  AUDIT_IN_SQL,
  RESIDENTS_IN_SQL,
  DOCUMENTS_IN_SQL,
  THREADS_IN_SQL,
  CAMPAIGN_RECIPIENTS_IN_SQL,
] as unknown as RegisterSql[];
const OTHER_TABLE = 'its value stands in the row of another table';
/** Orders that no index walks, each with its reason. */
const SORTED: Readonly<Record<string, string>> = {
  'applications by package': OTHER_TABLE,
  'applications by point': OTHER_TABLE,
  'cards by point': OTHER_TABLE,
  'cards by issuer': OTHER_TABLE,
  'cards by application': OTHER_TABLE,
  'cases by process': OTHER_TABLE,
  'cases by number': OTHER_TABLE,
  'cases by state': 'what a case is called depends on its incidents',
  'messages by application': OTHER_TABLE,
  'messages by to': 'it is a part of the address, made as it is shown',
  'messages by problem': 'a text of any length',
  'documents by person': OTHER_TABLE,
  'documents by adder': OTHER_TABLE,
  'threads by assignee': OTHER_TABLE,
  'threads by resident': OTHER_TABLE,
  'threads by type': OTHER_TABLE,
};

let own: OwnCity;
beforeAll(async () => void (own = await openOwnCity()), 60_000);
afterAll(() => own.close(), 60_000);

it('all registers are looked at but that of the tasks, which shows the open ones alone, and those of the partners and of spoiled blanks, which are few', () => {
  const names = [...GROWING.map(({ of }) => of.name), 'tasks', 'partners', 'spoiled-blanks'];
  expect(names.toSorted()).toEqual(REGISTERS.map(({ name }) => name).toSorted());
});

it('a page in any order of a register is read along an index, whatever the size of the town', async () => {
  // given
  const sorted: string[] = [];
  const { knex } = own.city;

  // when
  await knex.transaction(async (trx) => {
    await trx.raw('set local enable_seqscan = off; set local enable_sort = off; set local enable_bitmapscan = off');
    for (const register of GROWING) {
      for (const [key, { sort }] of searchAndOrder(register)) {
        if (!sort) continue;
        const page = orderedPage(registerRows(trx, register), register, { sort: key }, []).limit(2);
        const { sql, bindings } = page.toSQL();
        const { rows } = await trx.raw(`explain (costs off) ${sql}`, bindings as string[]);
        const lines: string = rows.map((row: Record<string, string>) => row['QUERY PLAN']).join('\n');
        // what a cell looks up for its own row stands behind the walk
        const [plan = ''] = lines.split(/^\s*SubPlan \d+$/m);
        if (isSorted(plan, key)) sorted.push(`${register.of.name} by ${key}`);
      }
    }
  });

  // then
  expect(sorted.toSorted()).toEqual(Object.keys(SORTED).toSorted());
});

/** Numbers are unique: of those equal in them there is one, so that sorting these is no work. */
const isSorted = (plan: string, key: string): boolean =>
  /^\s*(->\s+)?Sort$/m.test(plan) || (key !== 'number' && plan.includes('Incremental Sort'));

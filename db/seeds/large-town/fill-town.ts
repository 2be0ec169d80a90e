import type { Knex } from 'knex';
import { readSettings, type City } from '../../src/index.ts';
import { INVENTED_DOMAIN } from './invented-people.ts';
import { fateOf } from './fates.ts';
import { ROWS_OF_CASES } from './rows-of-cases.ts';
import { ROWS_OF_PEOPLE } from './rows-of-people.ts';
import { addMadePeople, PEOPLE_TABLE, type Offer } from './seal-people.ts';

/** People whose keys are remembered together. */
const BATCH = 4000;

/**
 * Adds so many invented people to a town, with accounts, cards in every state, packages, applications, cases, tasks, messages and
 * audit rows, in one transaction of the city's database. `say` hears what is being made, and how many rows. Of the open cases
 * there are the rows alone: Temporal knows none of them.
 * @throws Error NOTHING_TO_GIVE where the town has no packages, pick-up points or process of a card
 */
export async function fillTown(
  city: City,
  count: number,
  passwordHash: string,
  say: (what: string, rows: number) => void,
  fate: typeof fateOf = fateOf,
): Promise<void> {
  const offer = await offerOf(city);
  await city.knex.transaction(async (trx) => {
    await leaveOutChecks(trx);
    await trx.raw(PEOPLE_TABLE);
    // two at once, e.g. beside the demo's own people, number theirs one after the other
    await trx.raw("select pg_advisory_xact_lock(hashtext('invented people'))");
    const first = await numberOfNext(trx);
    const serials = await serialsFor(trx, count);
    for (let done = 0; done < count; done += BATCH) {
      const numbers = Array.from({ length: Math.min(BATCH, count - done) }, (_, index) => first + done + index);
      await addMadePeople(trx, city, { ...offer, fate }, numbers, serials.slice(done));
      say('people sealed', done + numbers.length);
    }
    await trx.raw('analyze made_people');
    const values = { city: city.id, place: city.name, code: '09-990', password: passwordHash };
    for (const [what, sql] of Object.entries({ ...ROWS_OF_PEOPLE, ...ROWS_OF_CASES })) {
      const { rowCount } = (await trx.raw(sql, values)) as { rowCount: number };
      say(what, rowCount);
    }
  });
}

/** Every row comes from one table, so that no key points nowhere; who may not leave out the checks waits for them. */
async function leaveOutChecks(trx: Knex.Transaction): Promise<void> {
  await trx
    .transaction((inner) => inner.raw('set local session_replication_role = replica'))
    .catch((error: { code?: string }) => {
      if (error.code !== '42501') throw error;
    });
  await trx.raw("set local work_mem = '128MB'");
}

async function offerOf(city: City): Promise<Omit<Offer, 'fate'>> {
  const packages = await city.knex('packages').orderBy('position').select('code', 'validityYears');
  const points: string[] = await city.knex('pickup_points').orderBy('position').pluck('id');
  const process = await city.knex('process_definitions').where('processKey', 'card-application').first('version');
  if (packages.length === 0 || points.length === 0 || !process) throw new Error('NOTHING_TO_GIVE');
  const { cardNumberMask } = await readSettings(city.knex);
  return { packages, points, cardNumberMask };
}

async function serialsFor(trx: Knex, count: number): Promise<number[]> {
  const { rows } = await trx.raw("select nextval('card_serial') as serial from generate_series(1, ?::int)", [count]);
  return rows.map(({ serial }: { serial: string }) => Number(serial));
}

async function numberOfNext(trx: Knex): Promise<number> {
  const { rows } = await trx.raw(
    "select coalesce(max(substring(email from '[.]([0-9]+)@')::int), 0) + 1 as next from accounts where email like ?",
    [`%.%@${INVENTED_DOMAIN}`],
  );
  return (rows as { next: number }[])[0]?.next ?? 1;
}

import { rmSync } from 'node:fs';
import { foldText } from '@karta/domain';
import type { SimilarPeople } from '@karta/contracts';
import pg from 'pg';
import { readState } from '../../deploy/src/state-file.ts';
import { townFolder } from '../folder.ts';
import { percentile, RunRecord } from '../run-record.ts';
import { fillTown, startBuiltTown } from '../size/filled-town.ts';
import { stopTown } from '../town.ts';
import { DAMAGES, seeded, type Typed } from './damage.ts';

const PEOPLE = Number(process.env['BENCH_PEOPLE'] ?? 50_000);
const EACH = Number(process.env['BENCH_EACH'] ?? 100);
/** Shown at once, by us and by the rival. */
const SHOWN = 5;

interface Asked extends Typed {
  how: string;
  /** Who it is; null: somebody of whom there is no entry. */
  id: string | null;
}
type Found = (typed: Typed) => Promise<readonly string[]>;

const folder = townFolder();
process.env['KARTA_TEST_FOLDER'] = folder;
const { operator } = await import('../../tests/makers/caller.ts');
const record = new RunRecord();
const town = await startBuiltTown(folder);
try {
  await fillTown(folder, PEOPLE, record);
  const { ports, secrets } = readState(folder);
  const at = `127.0.0.1:${ports['postgres']}/karta_nowa_rzeczna`;
  const database = new pg.Client(`postgres://postgres:${secrets['postgres'] ?? ''}@${at}`);
  await database.connect();
  await database.query('create extension if not exists pg_trgm');
  await database.query('create index if not exists bench_names on residents using gin (name_fold gin_trgm_ops)');
  await database.query('analyze residents');
  try {
    const asked = await questions(database);
    const clerk = await operator();
    const ours: Found = async (typed) => {
      const question = { ...typed, pesel: '', idCard: '', passport: '' };
      const { people } = await clerk.must(clerk.post<SimilarPeople>('/api/operator/resident-similar', question));
      return people.map(({ id }) => id);
    };
    const found = [
      { name: 'ours', by: ours },
      { name: 'pg_trgm, name and date', by: byTrigrams(database, 0.4, true) },
      { name: 'pg_trgm, name alone', by: byTrigrams(database, 0.6, false) },
    ];
    for (const { name, by } of found) await judge(name, by, asked);
  } finally {
    await database.end();
  }
} finally {
  await stopTown(town);
  rmSync(folder, { recursive: true, force: true });
}

/** What a programmer writes with PostgreSQL's own extension: alike names of the same birth date, or alike names alone. */
function byTrigrams(database: pg.Client, least: number, hasDate: boolean): Found {
  return async ({ firstName, lastName, birthDate }) => {
    const name = foldText(`${firstName} ${lastName}`);
    await database.query(`set pg_trgm.similarity_threshold = ${least}`);
    const sameDate = hasDate && birthDate !== '' ? 'and birth_date = $2' : '';
    const { rows } = await database.query<{ id: string }>(
      `select id from residents where name_fold % $1 ${sameDate} order by similarity(name_fold, $1) desc limit ${SHOWN}`,
      sameDate ? [name, birthDate] : [name],
    );
    return rows.map(({ id }) => id);
  };
}

/** People of the register as they come in once more, and as many of whom there is no entry: names and dates of three people. */
async function questions(database: pg.Client): Promise<Asked[]> {
  const random = seeded(7);
  const kinds = Object.entries(DAMAGES);
  await database.query('select setseed(0.5)');
  const { rows } = await database.query<Typed & { id: string }>(
    `select id, first_name as "firstName", last_name as "lastName", birth_date::text as "birthDate" from residents
      where birth_date is not null and name_fold <> '' order by random() limit $1`,
    [kinds.length * EACH + 3 * EACH],
  );
  const again = kinds.flatMap(([how, damage], kind) =>
    rows
      .slice(kind * EACH, (kind + 1) * EACH)
      .map(({ id, ...person }): Asked => ({ how, id, ...damage(random, person) })),
  );
  const rest = rows.slice(kinds.length * EACH);
  const strangers = rest.slice(0, EACH).map(({ firstName }, index): Asked => {
    const [second, third] = [rest[index + EACH], rest[index + 2 * EACH]];
    return {
      how: 'a stranger',
      id: null,
      firstName,
      lastName: second?.lastName ?? '',
      birthDate: third?.birthDate ?? '',
    };
  });
  return [...again, ...strangers];
}

/** Recall: of those who come in again, who is shown. Precision: of those shown, who is meant. */
async function judge(name: string, by: Found, asked: readonly Asked[]): Promise<void> {
  const times: number[] = [];
  const recalled = new Map<string, number>();
  let [shown, right] = [0, 0];
  for (const { how, id, ...typed } of asked) {
    const from = performance.now();
    const ids = await by(typed);
    times.push(performance.now() - from);
    shown += ids.length;
    if (id === null || !ids.includes(id)) continue;
    right += 1;
    recalled.set(how, (recalled.get(how) ?? 0) + 1);
  }
  const meant = asked.filter(({ id }) => id !== null).length;
  const percent = (part: number, whole: number): string => `${((100 * part) / Math.max(1, whole)).toFixed(1)} %`;
  for (const [index, ms] of times.entries())
    record.add({ measure: `duplicates, ${name} @ ${PEOPLE}`, of: index, value: Math.round(ms * 10) / 10, unit: 'ms' });
  const [half, most] = [percentile(times, 0.5), percentile(times, 0.95)].map((ms) => ms.toFixed(1));
  process.stdout.write(
    `${name}: recall ${percent(right, meant)}, precision ${percent(right, shown)}, p50 ${half} ms, p95 ${most} ms\n`,
  );
  for (const how of Object.keys(DAMAGES)) process.stdout.write(`  ${how}: ${percent(recalled.get(how) ?? 0, EACH)}\n`);
}

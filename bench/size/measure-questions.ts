import type pg from 'pg';
import { Caller, operator, partner, type Answer } from '../../tests/makers/caller.ts';
import { DEMO } from '../../tests/makers/town.ts';
import type { RunRecord } from '../run-record.ts';
import type { WatchedApi } from '../watched-api.ts';
import { EXPORTS, questionsAbout, type Question, type Sample } from './questions.ts';
import { DOOR } from './summary.ts';

const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 15);
/** Rounds that fill caches and are not recorded. */
const WARM_UP = 2;
const EXPORT_ROUNDS = 3;

interface Size {
  size: number;
  api: WatchedApi;
  database: pg.Client;
  record: RunRecord;
}

type Callers = Readonly<Record<Question['by'], Caller>>;

/** Every question, through the api and by hand, in turn; and how long the api's thread was held by each. */
export async function measureQuestions({ size, api, database, record }: Size): Promise<void> {
  const sample = await sampleOf(database);
  const callers: Callers = {
    clerk: await operator(),
    admin: await operator(DEMO.admin),
    partner: await partner(),
    resident: await residentOf(sample.email),
  };
  const note = (measure: string, round: number, ms: number): void =>
    record.add({ measure: `${measure} @ ${size}`, of: round, value: Math.round(ms * 10) / 10, unit: 'ms' });
  const door: Question = {
    name: DOOR,
    by: 'clerk',
    path: '/api/operator/session',
    sql: ['select 1'],
  };
  for (const question of [door, ...questionsAbout(sample)]) {
    let held = 0;
    for (let round = 1 - WARM_UP; round <= ROUNDS; round += 1) {
      await api.heldMs();
      const throughApi = await timed(() => ask(callers[question.by], question));
      held = round > 0 ? Math.max(held, await api.heldMs()) : 0;
      const byHand = await timed(async () => {
        for (const sql of question.sql) await database.query(sql);
      });
      if (round < 1) continue;
      note(question.name, round, throughApi);
      note(`${question.name}, by hand`, round, byHand);
    }
    note(`${question.name}, held`, 1, held);
  }
  for (const { name, by, path } of EXPORTS) {
    for (let round = 1; round <= EXPORT_ROUNDS; round += 1) {
      await api.heldMs();
      note(name, round, await timed(async () => must(await callers[by].post(path, {}), path)));
      note(`${name}, held`, round, await api.heldMs());
    }
  }
}

async function ask(caller: Caller, { path, body }: Question): Promise<void> {
  must(body ? await caller.post(path, body) : await caller.get(path), path);
}

function must({ status, content }: Answer, path: string): void {
  if (status >= 300 && status !== 503) throw new Error(`${path}: ${status} ${content.toString().slice(0, 300)}`);
}

async function timed(act: () => Promise<unknown>): Promise<number> {
  const begun = performance.now();
  await act();
  return performance.now() - begun;
}

async function residentOf(email: string): Promise<Caller> {
  const caller = new Caller('portal');
  must(await caller.post('/api/resident/sign-in', { email, password: DEMO.password }), 'sign-in');
  return caller;
}

/** Somebody in the middle of the town who holds an active card. */
async function sampleOf(database: pg.Client): Promise<Sample & { email: string }> {
  const { rows } = await database.query(`
    select c.id, c.number, a.number as application, a.account_id, acc.email, (c.issued_at at time zone 'Europe/Warsaw')::date::text as issued
    from cards as c join applications as a on a.id = c.application_id join accounts as acc on acc.id = a.account_id
    where c.state = 'active' and acc.email like '%@wymyslony.example' order by c.number
    offset (select count(*) / 3 from cards) limit 1`);
  const [{ id, number, application, account_id: accountId, email, issued }] = rows;
  return { card: { id, number }, application, accountId, email, issued };
}

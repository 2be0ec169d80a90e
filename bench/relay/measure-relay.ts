import { randomUUID } from 'node:crypto';
import { OUTBOX_CHANNEL, type City } from '@karta/db';
import { connectionOptions, temporalAddress } from '@karta/workflows/codec';
import { Client, Connection } from '@temporalio/client';
import { withRecords } from '../../tests/makers/cases.ts';
import { until } from '../../tests/makers/until.ts';
import type { RunRecord } from '../run-record.ts';

const CITY = 'nowa-rzeczna';
const ROUNDS = 3;
/** Rows of one measured burst; each costs a question to Temporal. */
const BURST = 400;
const FRESH = 10;
const BACKLOGS = [10, 8000] as const;
/** Rows of the backlog for each case that does not answer. */
const ROWS_A_CASE = 20;

/** How quickly the outbox goes out beside rows for cases that do not answer: the rate, and the wait of a fresh application. */
export async function measureRelay(address: string, record: RunRecord): Promise<void> {
  const connection = await Connection.connect(connectionOptions({ ...temporalAddress(process.env), address }));
  const client = new Client({ connection, namespace: 'karta' });
  await withRecords(async (city) => {
    for (let round = 1; round <= ROUNDS; round += 1) {
      for (const backlog of BACKLOGS) {
        const silent = await silentCases(client, Math.ceil(backlog / ROWS_A_CASE));
        await put(
          city,
          Array.from({ length: backlog }, (_, n) => silent[n % silent.length] ?? ''),
          'deliver-message',
        );
        for (let n = 0; n < FRESH; n += 1) {
          const ms = await delivered(city, await put(city, [closedCase()], 'start-process'));
          record.add({ measure: `fresh application beside ${backlog}`, of: round, value: Math.round(ms), unit: 'ms' });
        }
        await until('every silent case was tried', async () => {
          const due: unknown[] = await city
            .knex('outbox')
            .where({ lane: 'first' })
            .whereRaw('next_try_at < now()')
            .limit(1);
          return due.length === 0;
        });
        const rate = await measureRate(city);
        record.add({ measure: `outbox rows beside ${backlog}`, of: round, value: Math.round(rate), unit: '1/s' });
        await city.knex('outbox').whereNull('doneAt').delete();
        await Promise.all(silent.map((id) => client.workflow.getHandle(id).terminate()));
      }
    }
  });
  await connection.close();
}

/** Cases on a task queue that has no worker: they exist, and answer nothing. */
function silentCases(client: Client, count: number): Promise<string[]> {
  return Promise.all(
    Array.from({ length: count }, async () => {
      const workflowId = `${CITY}/silent/${randomUUID()}`;
      await client.workflow.start('silent', { workflowId, taskQueue: 'nobody' });
      return workflowId;
    }),
  );
}

const closedCase = (): string => `${CITY}/closed/${randomUUID()}`;

async function measureRate(city: City): Promise<number> {
  const start = performance.now();
  await delivered(city, await put(city, Array.from({ length: BURST }, closedCase), 'deliver-message'));
  return (BURST * 1000) / (performance.now() - start);
}

async function put({ knex }: City, workflowIds: readonly string[], kind: string): Promise<string[]> {
  const start = { processKey: 'ask-nobody', variables: {} };
  const rows = workflowIds.map((workflowId) => {
    const payload = kind === 'start-process' ? { ...start, caseId: workflowId } : { name: 'any', variables: {} };
    return { id: randomUUID(), kind, workflowId, payload: JSON.stringify(payload) };
  });
  await knex.transaction(async (trx) => {
    await trx.batchInsert('outbox', rows, 1000);
    await trx.raw('select pg_notify(?, ?)', [OUTBOX_CHANNEL, '']);
  });
  return rows.map(({ id }) => id);
}

/** @returns ms until each of them was tried */
async function delivered({ knex }: City, ids: readonly string[]): Promise<number> {
  const start = performance.now();
  await until('the rows are tried', async () => {
    const untried: unknown[] = await knex('outbox').whereIn('id', ids).where('attempts', 0).limit(1).select('id');
    return untried.length === 0;
  });
  return performance.now() - start;
}

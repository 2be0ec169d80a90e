import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { proportionalMiB, withChildren } from '../memory.ts';
import type { RunRecord } from '../run-record.ts';
import { Load } from './load.ts';

const SETTLING_MS = 10_000;

/**
 * Many cases that wait for a person: what each costs in Temporal's databases and in the worker, which keeps 500 of them in its
 * cache as the product's does.
 * @param adminUrl a role that may ask for the size of every database
 */
export async function measureWaiting(
  { temporalAddress, adminUrl, cases }: { temporalAddress: string; adminUrl: string; cases: number },
  record: RunRecord,
): Promise<void> {
  const load = await Load.open('interpreted', temporalAddress);
  try {
    // fills the worker's cache and its code
    await load.start(600);
    await sleep(SETTLING_MS);
    const before = { bytes: await temporalBytes(adminUrl), worker: workerMiB(load) };
    await load.start(cases);
    await sleep(SETTLING_MS);
    const bytes = (await temporalBytes(adminUrl)) - before.bytes;
    const memory = (workerMiB(load) - before.worker) * 2 ** 20;
    record.add({ measure: 'database of a waiting case', of: cases, value: Math.round(bytes / cases), unit: 'bytes' });
    record.add({
      measure: 'worker memory of a waiting case',
      of: cases,
      value: Math.round(memory / cases),
      unit: 'bytes',
    });
  } finally {
    await load.close();
  }
}

const workerMiB = (load: Load): number =>
  withChildren(load.worker.pid ?? 0).reduce((sum, pid) => sum + proportionalMiB(pid), 0);

async function temporalBytes(adminUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query('checkpoint');
    const { rows } = await client.query<{ bytes: string }>(
      "select sum(pg_database_size(datname)) as bytes from pg_database where datname like '%temporal%'",
    );
    return Number(rows[0]?.bytes ?? 0);
  } finally {
    await client.end();
  }
}

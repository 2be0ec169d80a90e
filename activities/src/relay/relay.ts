import { setTimeout as sleep } from 'node:timers/promises';
import { OUTBOX_CHANNEL, OutboxRow, log, type City } from '@karta/db';
import pg from 'pg';
import type { Dispatch } from './dispatch.ts';

const POLL_MS = 2000;
const BATCH = 50;
const LONGEST_PAUSE_MS = 60_000;

/** Takes what committed in a city's outbox to Temporal; woken by NOTIFY, and by the clock where that was missed. */
export function startRelay(city: City, dispatch: Dispatch): { close(): Promise<void> } {
  const stop = new AbortController();
  let wake = (): void => {};
  const listener = listen(city, () => wake());
  const running = (async () => {
    while (!stop.signal.aborted) {
      const woken = new Promise<void>((resolve) => (wake = resolve));
      const moved = await relayBatch(city, dispatch).catch((error: unknown) => {
        log.error('relay', { error });
        return 0;
      });
      if (moved < BATCH) await Promise.race([woken, sleep(POLL_MS, undefined, { ref: false })]);
    }
  })();
  return {
    async close() {
      stop.abort();
      wake();
      await Promise.all([running, listener.close()]);
    },
  };
}

/**
 * Delivers due rows, one transaction each: the row is locked, so that several workers never deliver one at a time twice,
 * and an earlier row of the same workflow goes first, unless it is a message that the case does not await yet. A suspended
 * case can be migrated before it takes its messages.
 */
export async function relayBatch(city: City, dispatch: Dispatch): Promise<number> {
  let moved = 0;
  while (moved < BATCH && (await relayNext(city, dispatch))) moved++;
  return moved;
}

async function relayNext(city: City, dispatch: Dispatch): Promise<boolean> {
  return city.knex.transaction(async (trx) => {
    const row = await OutboxRow.query(trx)
      .whereNull('doneAt')
      .where('nextTryAt', '<=', trx.fn.now())
      .whereNotExists(
        trx('outbox as earlier')
          .whereRaw(
            "earlier.workflow_id = outbox.workflow_id and earlier.done_at is null and earlier.created_at < outbox.created_at and earlier.problem is distinct from 'NOT_AWAITED' and (earlier.problem is distinct from 'CASE_SUSPENDED' or outbox.kind <> 'migrate-case')",
          )
          .select(trx.raw('1')),
      )
      .orderBy('createdAt')
      .forUpdate()
      .skipLocked()
      .first();
    if (!row) return false;
    // what waits for a suspended case does not grow old
    const canExpire = row.expiresAt !== null && row.problem !== 'CASE_SUSPENDED';
    const isExpired = canExpire && row.expiresAt !== null && row.expiresAt < city.clock.now();
    const result = isExpired ? { done: true, problem: 'EXPIRED' } : await dispatch(row);
    const pause = Math.min(250 * 2 ** Math.min(row.attempts, 10), LONGEST_PAUSE_MS);
    await OutboxRow.query(trx)
      .findById(row.id)
      .patch({
        attempts: row.attempts + 1,
        problem: result.problem,
        ...(result.done ? { doneAt: new Date() } : { nextTryAt: new Date(Date.now() + pause) }),
      });
    return true;
  });
}

function listen(city: City, onMessage: () => void): { close(): Promise<void> } {
  const stop = new AbortController();
  let client: pg.Client | undefined;
  void (async () => {
    while (!stop.signal.aborted) {
      client = new pg.Client({ connectionString: city.databaseUrl, keepAlive: true });
      const ended = new Promise((resolve) => client?.once('end', resolve).once('error', resolve));
      client.on('notification', onMessage);
      try {
        await client.connect();
        await client.query(`listen ${OUTBOX_CHANNEL}`);
        onMessage();
        await ended;
      } catch {
        // the database is away; the poll goes on meanwhile
      }
      await client.end().catch(() => {});
      if (!stop.signal.aborted) await sleep(1000);
    }
  })();
  return {
    async close() {
      stop.abort();
      await client?.end().catch(() => {});
    },
  };
}

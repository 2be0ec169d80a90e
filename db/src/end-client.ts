import { setTimeout as sleep } from 'node:timers/promises';
import type pg from 'pg';

const GOODBYE_MS = 1000;

/** Closes a connection; one to a server that hears no goodbye is broken off. Never rejects. */
export async function endClient(client: pg.Client): Promise<void> {
  const end = client.end().catch(() => {}); // it is gone already
  await Promise.race([end, sleep(GOODBYE_MS, undefined, { ref: false })]);
  // node-postgres has no word for it
  (client as unknown as { connection: { stream: { destroy(): void } } }).connection.stream.destroy();
}

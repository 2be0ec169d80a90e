import { readSettings, type City } from '@karta/db';
import { CardError, type ErrorCode } from '@karta/domain';
import type { Knex } from 'knex';

const DAY_MS = 86_400_000;
const MEGABYTE = 1024 * 1024;

/** Holds one account still while something of it is counted: twins wait for each other, and nobody else does. */
export async function holdStill(trx: Knex, accountId: string): Promise<void> {
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`quota:${accountId}`]);
}

/** May this account begin one more draft? @throws CardError TOO_MANY_DRAFTS */
export async function requireRoomForDraft(trx: Knex, accountId: string): Promise<void> {
  await holdStill(trx, accountId);
  const drafts = trx('applications').where({ accountId, state: 'draft' });
  await refuseFull(drafts, (await readSettings(trx)).mostDrafts, 'TOO_MANY_DRAFTS');
}

/** May this account send one more application today? @throws CardError TOO_MANY_FILINGS */
export async function requireRoomForFiling(trx: Knex, { clock }: City, accountId: string): Promise<void> {
  await holdStill(trx, accountId);
  const since = new Date(clock.now().getTime() - DAY_MS);
  const filed = trx('applications').where({ accountId }).where('submittedAt', '>', since);
  await refuseFull(filed, (await readSettings(trx)).mostFilingsADay, 'TOO_MANY_FILINGS');
}

/** May this account begin one more conversation today? @throws CardError TOO_MANY_THREADS */
export async function requireRoomForThread(trx: Knex, { clock }: City, accountId: string): Promise<void> {
  await holdStill(trx, accountId);
  const since = new Date(clock.now().getTime() - DAY_MS);
  const begun = trx('threads').where({ accountId }).where('createdAt', '>', since);
  await refuseFull(begun, (await readSettings(trx)).mostThreadsADay, 'TOO_MANY_THREADS');
}

/** Is there room for a file of so many bytes? @throws CardError STORAGE_FULL */
export async function requireRoomForFile(trx: Knex, accountId: string, bytes: number): Promise<void> {
  await holdStill(trx, accountId);
  const { mostMegabytes } = await readSettings(trx);
  const row = await trx('files').where({ accountId }).sum('size as bytes').first();
  if (Number(row?.['bytes'] ?? 0) + bytes > mostMegabytes * MEGABYTE) throw new CardError('STORAGE_FULL');
}

async function refuseFull(rows: Knex.QueryBuilder, most: number, code: ErrorCode): Promise<void> {
  const found: unknown[] = await rows.select('id').limit(most);
  if (found.length >= most) throw new CardError(code);
}

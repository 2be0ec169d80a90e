import { createHash } from 'node:crypto';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import { SealCopy } from './seal-copy.ts';

/** Rows under one seal. */
const MOST_ROWS = 10_000;
/** What no seal comes before. */
export const NOTHING_BEFORE = Buffer.alloc(32);

interface Seal {
  number: number;
  lastTxid: string;
  lastId: string;
  hash: Buffer;
}

/**
 * Seals the rows of the audit that are there for good, in batches, each seal upon the one before, and notes the seals beside
 * the master key (H-4); whoever seals again and again keeps the `copy`, which reads its file once. Returns how many rows were
 * sealed.
 */
export async function sealAudit(city: City, copy = new SealCopy(city)): Promise<number> {
  let sealed = 0;
  let rows: number;
  do {
    rows = await city.knex.transaction((trx) => sealBatch(trx));
    sealed += rows;
  } while (rows === MOST_ROWS);
  await noteSeals(city, copy);
  return sealed;
}

/** The digest that a seal carries. */
export const chained = (before: Buffer, digests: Buffer): Buffer =>
  createHash('sha256').update(before).update(digests).digest();

async function sealBatch(trx: Knex.Transaction): Promise<number> {
  // one seal after another, whoever seals
  await trx.raw("select pg_advisory_xact_lock(hashtext('audit_seals'))");
  const last = await lastSeal(trx);
  const { rows } = await trx.raw<{ rows: { txid: string; id: string; digest: Buffer }[] }>(
    `select a.txid::text, a.id::text, audit_digest(a) as digest from audit a
      where (a.txid, a.id) > (?::xid8, ?::bigint) and a.txid < pg_snapshot_xmin(pg_current_snapshot())
      order by a.txid, a.id limit ?`,
    [last?.lastTxid ?? '0', last?.lastId ?? '0', MOST_ROWS],
  );
  const end = rows.at(-1);
  if (!end) return 0;
  const digests = Buffer.concat(rows.map(({ digest }) => digest));
  await trx('audit_seals').insert({
    number: (last?.number ?? 0) + 1,
    lastTxid: end.txid,
    lastId: end.id,
    rows: rows.length,
    digests,
    hash: chained(last?.hash ?? NOTHING_BEFORE, digests),
  });
  return rows.length;
}

const lastSeal = (trx: Knex): Promise<Seal | undefined> =>
  trx('audit_seals')
    .select<Seal[]>('number', trx.raw('last_txid::text as last_txid'), 'lastId', 'hash')
    .orderBy('number', 'desc')
    .first();

/** Notes what a program that ended in between has not noted. */
async function noteSeals(city: City, copy: SealCopy): Promise<void> {
  const known = copy.last();
  const seals: { number: number; hash: Buffer }[] = await city
    .knex('audit_seals')
    .where('number', '>', known)
    .orderBy('number')
    .select('number', 'hash');
  copy.add(seals.map(({ number, hash }) => ({ number, hash: hash.toString('hex') })));
}

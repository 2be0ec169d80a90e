import type { City } from '@karta/db';
import { chained, NOTHING_BEFORE } from './seal-audit.ts';
import { SealCopy } from './seal-copy.ts';

/**
 * What is wrong with an audit. `row-changed`: a row is not what was sealed. `row-missing`: a sealed row is gone, after the
 * named one. `row-added`: one was put among sealed ones. `seal-changed`: a seal does not follow from its rows and the one
 * before. `seal-missing`: a seal that was noted outside is gone. `chain-replaced`: it is another than was noted outside.
 */
type AuditWrong = 'row-changed' | 'row-missing' | 'row-added' | 'seal-changed' | 'seal-missing' | 'chain-replaced';

export interface AuditVerdict {
  /** Sealed rows that were looked at. */
  readonly rows: number;
  readonly seals: number;
  readonly wrong: AuditWrong | null;
  /** The first wrong row, or the number of the wrong seal. */
  readonly wrongId: string | null;
}

interface SealRow {
  number: number;
  rows: number;
  digests: Buffer;
  hash: Buffer;
  found: Buffer;
  ids: string[];
}

const DIGEST = 32;

/** Compares every sealed row with its seal, every seal with the one before, and with what was noted outside (H-4). */
export async function verifyAudit(city: City): Promise<AuditVerdict> {
  const noted = new SealCopy(city).read();
  let [before, rows, seals]: [Buffer, number, number] = [NOTHING_BEFORE, 0, 0];
  const verdict = (wrong: AuditWrong, wrongId: string | number): AuditVerdict => ({
    rows,
    seals,
    wrong,
    wrongId: String(wrongId),
  });
  for (;;) {
    const seal = await sealAfter(city, seals);
    if (!seal) break;
    if (seal.number !== seals + 1) return verdict('seal-missing', seals + 1);
    const difference = differenceOf(seal);
    if (difference) return verdict(...difference);
    if (!seal.hash.equals(chained(before, seal.digests))) return verdict('seal-changed', seal.number);
    const outside = noted.get(seal.number);
    if (outside && outside !== seal.hash.toString('hex')) return verdict('chain-replaced', seal.number);
    [before, rows, seals] = [seal.hash, rows + seal.rows, seals + 1];
  }
  const lost = [...noted.keys()].filter((number) => number > seals);
  if (lost.length > 0) return verdict('seal-missing', Math.min(...lost));
  return { rows, seals, wrong: null, wrongId: null };
}

/** The seal that follows, with the digests of the rows that stand where its rows stood. */
async function sealAfter(city: City, number: number): Promise<SealRow | undefined> {
  const { rows } = await city.knex.raw<{ rows: SealRow[] }>(
    `with seal as (select s.*, coalesce(b.last_txid, '0') as from_txid, coalesce(b.last_id, 0) as from_id
        from audit_seals s left join audit_seals b on b.number = s.number - 1
        where s.number > ? order by s.number limit 1)
      select s.number, s.rows, s.digests, s.hash, coalesce(f.found, '') as found, coalesce(f.ids, '{}') as ids
        from seal s, lateral (
          select string_agg(audit_digest(a), ''::bytea order by a.txid, a.id) as found,
            array_agg(a.id::text order by a.txid, a.id) as ids
          from audit a where (a.txid, a.id) > (s.from_txid, s.from_id) and (a.txid, a.id) <= (s.last_txid, s.last_id)) f`,
    [number],
  );
  return rows[0];
}

function differenceOf({ number, digests, found, ids }: SealRow): [AuditWrong, string | number] | undefined {
  if (found.equals(digests)) return undefined;
  const at = firstDifference(digests, found);
  const [sealed, standing] = [digests.length / DIGEST, found.length / DIGEST];
  if (standing < sealed) return ['row-missing', ids[at - 1] ?? `seal ${number}`];
  return [standing > sealed ? 'row-added' : 'row-changed', ids[at] ?? `seal ${number}`];
}

function firstDifference(one: Buffer, other: Buffer): number {
  const end = Math.min(one.length, other.length) / DIGEST;
  for (let at = 0; at < end; at += 1) {
    const [from, to] = [at * DIGEST, (at + 1) * DIGEST];
    if (!one.subarray(from, to).equals(other.subarray(from, to))) return at;
  }
  return end;
}

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
  /** Digests of the rows that stand where its rows stood. */
  found: Buffer;
}

const DIGEST = 32;
/** Seals that are read at a time. */
const AT_ONCE = 200;

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
  let batch: SealRow[];
  do {
    batch = await sealsAfter(city, seals);
    for (const seal of batch) {
      if (seal.number !== seals + 1) return verdict('seal-missing', seals + 1);
      const wrong = wrongIn(seal);
      if (wrong) return verdict(wrong.kind, (await idAt(city, seal.number, wrong.at)) ?? `seal ${seal.number}`);
      if (!seal.hash.equals(chained(before, seal.digests))) return verdict('seal-changed', seal.number);
      const outside = noted.get(seal.number);
      if (outside && outside !== seal.hash.toString('hex')) return verdict('chain-replaced', seal.number);
      [before, rows, seals] = [seal.hash, rows + seal.rows, seals + 1];
    }
  } while (batch.length > 0);
  if ([...noted.keys()].some((number) => number > seals)) return verdict('seal-missing', seals + 1);
  return { rows, seals, wrong: null, wrongId: null };
}

/** SQL of the rows that stand where those of a seal `s` stood; `b` is the seal before. */
const ITS_ROWS = `from audit a
  where (a.txid, a.id) > (coalesce(b.last_txid, '0'), coalesce(b.last_id, 0))
    and (a.txid, a.id) <= (s.last_txid, s.last_id)`;
const WITH_THE_ONE_BEFORE = 'from audit_seals s left join audit_seals b on b.number = s.number - 1';

async function sealsAfter(city: City, number: number): Promise<SealRow[]> {
  const { rows } = await city.knex.raw<{ rows: SealRow[] }>(
    `select s.number, s.rows, s.digests, s.hash, coalesce(f.found, '') as found
      ${WITH_THE_ONE_BEFORE},
      lateral (select string_agg(audit_digest(a), ''::bytea order by a.txid, a.id) as found ${ITS_ROWS}) f
      where s.number > ? order by s.number limit ?`,
    [number, AT_ONCE],
  );
  return rows;
}

/** The first place at which a seal and its rows differ; a row that is gone is told by the one before it. */
function wrongIn({ digests, found }: SealRow): { kind: AuditWrong; at: number } | undefined {
  if (found.equals(digests)) return undefined;
  const at = firstDifference(digests, found);
  if (found.length < digests.length) return { kind: 'row-missing', at: at - 1 };
  return { kind: found.length > digests.length ? 'row-added' : 'row-changed', at };
}

async function idAt(city: City, number: number, at: number): Promise<string | undefined> {
  if (at < 0) return undefined;
  const { rows } = await city.knex.raw<{ rows: { id: string }[] }>(
    `select f.id ${WITH_THE_ONE_BEFORE},
      lateral (select a.id::text ${ITS_ROWS} order by a.txid, a.id limit 1 offset ?) f
      where s.number = ?`,
    [at, number],
  );
  return rows[0]?.id;
}

function firstDifference(one: Buffer, other: Buffer): number {
  const end = Math.min(one.length, other.length) / DIGEST;
  for (let at = 0; at < end; at += 1) {
    const [from, to] = [at * DIGEST, (at + 1) * DIGEST];
    if (!one.subarray(from, to).equals(other.subarray(from, to))) return at;
  }
  return end;
}

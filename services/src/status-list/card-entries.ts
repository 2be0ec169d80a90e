import { createHmac } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { City } from '@karta/db';
import { addYears } from '@karta/domain';
import { entryBytes, TABLE_KEY_BYTES, tableText, type TableWords } from '@karta/domain/status-list';
import type { Knex } from 'knex';
import { IS_NAMED_BY_NUMBER } from '../cards/kept-number.ts';

interface Row {
  id: string;
  keyId: string;
  /** Null where the number names a newer card. */
  number: string | null;
  /** Sealed. */
  uid: Buffer | null;
  statusIndex: number;
  packages: string[];
}

/** So many cards take some milliseconds of the thread, and their keys one question. */
const BATCH = 500;
/** Entries are put in order by parts, each of which begins with the same byte. */
const PARTS = 256;
/** A card that ended longer ago is an unknown one without a connection. */
const KEPT_YEARS = 1;

/** The number of a card that it names. */
export const OWN_NUMBER = `case when ${IS_NAMED_BY_NUMBER} then c.number end`;

/** Cards that somebody may show. */
export const handedOut = ({ knex, clock }: City): Knex.QueryBuilder =>
  knex('cards as c')
    .whereNotIn('c.state', ['in-production', 'spoiled'])
    .whereRaw('coalesce(c.valid_until > ?, true)', [addYears(clock.today(), -KEPT_YEARS)]);

/** The entries of a table, by key; those that two cards share are in it for neither. */
export async function cardEntries(
  city: City,
  tableKey: Uint8Array,
  words: Pick<TableWords, 'day' | 'packages'>,
): Promise<{ entries: Uint8Array; collisions: number }> {
  const places = new Map(words.packages.map(({ code }, place) => [code, place]));
  const packagesAt = new Map<number, readonly number[]>();
  const parts = Array.from({ length: PARTS }, (): bigint[] => []);
  const add = (kind: 'uid' | 'number', value: string, index: number): void => {
    const hash = createHmac('sha256', tableKey).update(tableText(kind, value)).digest();
    parts[hash.readUInt8()]?.push((BigInt(hash.readUIntBE(0, TABLE_KEY_BYTES)) << 24n) | BigInt(index));
  };
  for await (const rows of batches(city, words)) {
    const uids = await uidsOf(city, rows);
    for (const [at, { number, statusIndex, packages }] of rows.entries()) {
      if (number !== null) add('number', number, statusIndex);
      const uid = uids[at];
      if (uid !== undefined) add('uid', uid, statusIndex);
      if (packages.length > 0)
        packagesAt.set(
          statusIndex,
          packages.flatMap((code) => places.get(code) ?? []),
        );
    }
  }
  const laid: Buffer[] = [];
  for (const keys of parts) {
    laid.push(laidOut(BigUint64Array.from(keys).toSorted(), packagesAt, entryBytes(words)));
    await nextTurn();
  }
  const entries = Buffer.concat(laid);
  const all = parts.reduce((sum, { length }) => sum + length, 0);
  return { entries, collisions: all - entries.length / entryBytes(words) };
}

/** In the order of their ids, so that no transaction is open for as long as it takes. */
async function* batches(city: City, { day, packages }: Pick<TableWords, 'day' | 'packages'>): AsyncGenerator<Row[]> {
  const codes = packages.map(({ code }) => code);
  const held = `array(select h.package_code from resident_packages as h
    where h.card_id = c.id and h.valid_until >= ? and h.package_code = any(?)) as packages`;
  let after: string | undefined;
  for (;;) {
    const query = handedOut(city)
      .select('c.id', 'c.key_id', 'c.uid', 'c.status_index')
      .select(city.knex.raw(`${OWN_NUMBER} as number`));
    if (after !== undefined) void query.where('c.id', '>', after);
    const rows: Row[] = await query
      .select(city.knex.raw(held, [day, codes]))
      .orderBy('c.id')
      .limit(BATCH);
    if (rows.length > 0) yield rows;
    after = rows.at(-1)?.id;
    if (rows.length < BATCH) return;
  }
}

/** The UIDs in clear, for the moment of hashing; none of a card that has none, and of somebody who was erased. */
export async function uidsOf(
  { vault }: City,
  rows: readonly Pick<Row, 'id' | 'keyId' | 'uid'>[],
): Promise<(string | undefined)[]> {
  const sealed = rows.flatMap(({ id, keyId, uid }) =>
    uid ? [{ keyId, place: { table: 'cards', row: id, column: 'uid' }, sealed: uid }] : [],
  );
  const clear = (await vault.openTexts(sealed)).values();
  return rows.map(({ uid }) => (uid ? clear.next().value : undefined));
}

/** Keys in their order, without those that come twice. */
function laidOut(sorted: BigUint64Array, packagesAt: ReadonlyMap<number, readonly number[]>, width: number): Buffer {
  const entries = Buffer.alloc(sorted.length * width);
  let end = 0;
  for (const [at, key] of sorted.entries()) {
    if (isSame(key, sorted[at - 1]) || isSame(key, sorted[at + 1])) continue;
    entries.writeBigUInt64BE(key, end);
    for (const place of packagesAt.get(Number(key & 0xffffffn)) ?? []) {
      const byte = end + 8 + (place >> 3);
      entries[byte] = (entries[byte] ?? 0) | (1 << (place & 7));
    }
    end += width;
  }
  return entries.subarray(0, end);
}

const isSame = (key: bigint, other: bigint | undefined): boolean => other !== undefined && key >> 24n === other >> 24n;

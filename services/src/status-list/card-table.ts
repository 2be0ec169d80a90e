import { createHmac } from 'node:crypto';
import type { City } from '@karta/db';
import { cardTableFile, type TableWords } from '@karta/domain/status-list';
import { TurnTaker } from '../turn-taker.ts';
import { cardEntries, handedOut, OWN_NUMBER } from './card-entries.ts';
import { tableWords } from './table-words.ts';

/** Whose table it is. */
export interface TableReader {
  /** 32 bytes of this reader alone. */
  readonly tableKey: Uint8Array;
  /** Whose discounts stand in it; null: the packages themselves. */
  readonly partnerId: string | null;
  /** False: it is told nothing of packages. */
  readonly showsReliefs: boolean;
}
export interface MadeTable {
  /** Null where the reader has this very table. */
  readonly file: Buffer | null;
  readonly tag: string;
  /** Entries that were left out because two cards would have been found by one key. */
  readonly collisions: number;
}

/** A table takes seconds for a large town: one is made at a time, and nobody waits twice. */
const turns = new TurnTaker(1, 100, { longestWaitMs: 120_000, ofOne: { sideBySide: 1, waiting: 1 } });

/** The table of all cards that were handed out, as one reader finds them; no file where it has the very same one already. */
export async function cardTableFor(city: City, reader: TableReader, known?: string): Promise<MadeTable> {
  const words = await tableWords(city, reader);
  const tag = await tagOf(city, reader, words);
  if (tag === known) return { file: null, tag, collisions: 0 };
  const { entries, collisions } = await turns.take(() => cardEntries(city, reader.tableKey, words));
  const file = cardTableFile({ words: { ...words, tag }, entries });
  return { file: Buffer.from(file.buffer), tag, collisions };
}

/** All that the table is made of in one figure: nothing is decrypted or sorted for it. */
async function tagOf(city: City, { tableKey }: TableReader, words: Omit<TableWords, 'tag'>): Promise<string> {
  const figure = (columns: string): ReturnType<typeof city.knex.raw> =>
    city.knex.raw(`coalesce(bit_xor(hashtextextended(concat_ws('|', ${columns}), 0)), 0)::text as figure`);
  const cards = await handedOut(city).first(figure(`c.status_index, ${OWN_NUMBER}, encode(c.uid_index, 'hex')`));
  const codes = words.packages.map(({ code }) => code);
  const grants = city.knex('resident_packages').whereIn('packageCode', codes).where('validUntil', '>=', words.day);
  const held = await grants.first(figure('card_id, package_code'));
  const hash = createHmac('sha256', tableKey).update(JSON.stringify([words, cards, held]));
  return hash.digest('hex').slice(0, 16);
}

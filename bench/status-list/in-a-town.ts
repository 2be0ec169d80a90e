import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import type { City } from '@karta/db';
import { cardTableFor, currentVersion } from '@karta/services';
import { holderIn, openKeyedCity } from '../../tests/makers/own-city.ts';
import type { RunRecord } from '../run-record.ts';
import { measurePartnerLists } from './partner-lists.ts';

interface Measuring {
  readonly cards: number;
  readonly record: RunRecord;
  timed(measure: string, work: () => unknown): Promise<string>;
  print(line: string): void;
}

/** Cards with chips that are sealed, each under a key of its own; one in fifty is blocked. */
async function fill(city: City, residentId: string, cards: number): Promise<void> {
  for (let done = 0; done < cards; done += 2000) {
    const rows: object[] = [];
    // one after the other: a key that is looked up is looked up once
    for (const [at, keyId] of (await city.vault.keys.createPersonKeys(2000)).entries()) {
      const id = randomUUID();
      const clear = createHash('sha256').update(id).digest('hex').slice(0, 14).toUpperCase();
      const uid = await city.vault.seal(keyId, { table: 'cards', row: id, column: 'uid' }, clear);
      const uidIndex = await city.vault.blindIndex('chip-uid', clear);
      const state = at % 50 === 0 ? 'blocked' : 'active';
      const number = `01-${String(done + at).padStart(6, '0')}`;
      rows.push({ id, number, residentId, keyId, state, holderName: 'Osoba Próbna', uid, uidIndex });
    }
    await city.knex.batchInsert('cards', rows, 500);
  }
  await city.knex.raw('analyze cards');
}

/** What the server does with a town of so many cards. */
export async function measureTown({ cards, record, timed, print }: Measuring): Promise<void> {
  const own = await openKeyedCity();
  try {
    const { city } = own;
    const { residentId } = await holderIn(city);
    const begun = performance.now();
    await fill(city, residentId, cards);
    print(`${cards} cards entered in ${Math.round((performance.now() - begun) / 1000)} s`);
    const anew = async (): Promise<unknown> => {
      await city.knex('status_list_marks').insert({});
      await city.knex.raw("update status_list_versions set made_at = now() - interval '1 h'");
      return currentVersion(city);
    };
    print(
      `a version made: ${await timed('a version made', anew)}; asked for: ${await timed('a version asked for', () => currentVersion(city))}`,
    );
    await measurePartnerLists(city, { record, timed, print });
    const reader = { tableKey: randomBytes(32), partnerId: null, showsReliefs: true };
    const made = performance.now();
    const { file, tag, collisions } = await cardTableFor(city, reader);
    const ms = Math.round(performance.now() - made);
    record.add({ measure: 'table of cards made', of: cards, value: ms, unit: 'ms' });
    record.add({ measure: 'table of cards', of: cards, value: file?.length ?? 0, unit: 'bytes' });
    const packed = gzipSync(file ?? Buffer.alloc(0)).length;
    print(`table: ${file?.length ?? 0} bytes (${packed} over gzip) in ${ms} ms, ${collisions} left out`);
    print(
      `table that has not changed: ${await timed('table that has not changed', () => cardTableFor(city, reader, tag))}`,
    );
  } finally {
    await own.close();
  }
}

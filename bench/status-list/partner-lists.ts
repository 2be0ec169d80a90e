import { createGzip } from 'node:zlib';
import { Readable } from 'node:stream';
import type { City } from '@karta/db';
import { listLines, listText, listVersion, startOf, type ListAsked } from '@karta/services';
import type { RunRecord } from '../run-record.ts';

const WHITE: ListAsked = { list: 'white', fields: [] };

/** A partner takes the whole white list, hears that nothing has changed, and takes the changes of a hundred cards. */
export async function measurePartnerLists(
  city: City,
  {
    record,
    timed,
    print,
  }: { record: RunRecord; timed(measure: string, work: () => unknown): Promise<string>; print(line: string): void },
): Promise<void> {
  const version = await listVersion(city, WHITE);
  const head = { asked: WHITE, version: version.name, since: null, isTest: false };
  const before = process.memoryUsage().rss;
  let [most, plain, packed] = [before, 0, 0];
  const begun = performance.now();
  async function* text(): AsyncGenerator<string> {
    for await (const piece of listText('application/x-ndjson', head, listLines(city, WHITE))) {
      plain += piece.length;
      most = Math.max(most, process.memoryUsage().rss);
      yield piece;
    }
  }
  for await (const piece of Readable.from(text()).pipe(createGzip())) packed += (piece as Buffer).length;
  const ms = Math.round(performance.now() - begun);
  record.add({ measure: 'white list written', of: 'whole', value: ms, unit: 'ms' });
  record.add({ measure: 'white list', of: 'gzip', value: packed, unit: 'bytes' });
  print(
    `white list: ${plain} bytes (${packed} over gzip) in ${ms} ms, ${Math.round((most - before) / 1e6)} MB more in memory`,
  );
  print(`white list that has not changed: ${await timed('white list unchanged', () => listVersion(city, WHITE))}`);
  await city.knex.raw(
    `update cards set state = 'blocked' where id in (select id from cards where state = 'active' limit 100)`,
  );
  await city.knex.raw('analyze cards');
  const changes = async (): Promise<number> => {
    let count = 0;
    const start = startOf(version.name, await listVersion(city, WHITE));
    if (!start) throw new Error('unknown version');
    for await (const lines of listLines(city, WHITE, start)) count += lines.length;
    return count;
  };
  print(`changes of ${await changes()} cards: ${await timed('white list changes', changes)}`);
}

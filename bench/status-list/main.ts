import { rmSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { applyChanges, changesToSign, readStatusList, type CardStatus } from '@karta/domain/status-list';
import { listJwt } from '../../services/src/status-list/status-list.ts';
import { listKey, readerWith, signedChanges, signedCwt } from '../../tests/makers/signed-list.ts';
import { readState } from '../../deploy/src/state-file.ts';
import { seeded } from '../duplicates/damage.ts';
import { townFolder } from '../folder.ts';
import { percentile, RunRecord } from '../run-record.ts';
import { startBuiltTown } from '../size/filled-town.ts';
import { stopTown } from '../town.ts';
import { indicesOf, listWith, oldTown, packedOf, spaceOf } from './lists.ts';

const CARDS = Number(process.env['BENCH_CARDS'] ?? 200_000);
const ROUNDS = 15;
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const record = new RunRecord();
const key = listKey();
const random = seeded(7);

/** Median of some rounds. */
async function timed(measure: string, work: () => unknown): Promise<string> {
  for (let round = 0; round < ROUNDS; round++) {
    const begun = performance.now();
    await work();
    record.add({ measure, of: round, value: Math.round((performance.now() - begun) * 100) / 100, unit: 'ms' });
  }
  return `${percentile(record.valuesOf(measure), 0.5)} ms`;
}
function sized(measure: string, of: string, bytes: Uint8Array): number {
  record.add({ measure, of, value: bytes.length, unit: 'bytes' });
  return bytes.length;
}

const space = spaceOf(CARDS);
const indices = indicesOf(CARDS, space, random);
const blocked = indices.slice(0, CARDS / 50);
const old = oldTown(random);
const towns = [
  {
    name: '2 % suspended',
    list: listWith(
      space,
      blocked.map((index) => [index, 2]),
    ),
  },
  {
    name: '1 % suspended, 1 % ended',
    list: listWith(
      space,
      blocked.map((index, at) => [index, at % 2 ? 1 : 2]),
    ),
  },
  { name: 'after 15 years, 600,000 indices', list: listWith(old.space, old.statuses) },
];
print(
  `\n${CARDS} cards in ${space} places\n\n| list | zlib | signed, CWT | signed, JWT | JWT over gzip | blocked numbers as JSON over gzip |`,
);
print('| --- | --- | --- | --- | --- | --- |');
for (const { name, list } of towns) {
  const jwt = Buffer.from(listJwt('https://miasto.example/api/reader/status-list', list, packedOf(list), key));
  const bad = name.startsWith('after') ? old.statuses : blocked;
  const numbers = Array.from(
    { length: bad.length },
    () => `01-${String(Math.floor(random() * 999_999)).padStart(6, '0')}`,
  );
  const sizes = [
    sized('list, zlib', name, packedOf(list)),
    sized('list, CWT', name, signedCwt(key, list)),
    sized('list, JWT', name, jwt),
    sized('list, JWT over gzip', name, gzipSync(jwt, { level: 9 })),
    sized('JSON of blocked numbers over gzip', name, gzipSync(JSON.stringify(numbers), { level: 9 })),
  ];
  print(`| ${name} | ${sizes.join(' | ')} |`);
}

const from = towns[0]?.list ?? listWith(space, []);
const change = [
  ...blocked.slice(0, 100).map((index): [number, CardStatus] => [index, 0]),
  ...indices.slice(-100).map((index): [number, CardStatus] => [index, 2]),
];
const kept = blocked.slice(100).map((index): [number, CardStatus] => [index, 2]);
const to = { ...listWith(space, [...kept, ...change]), id: 'b1b2c3d4e5f6' };
const delta = signedChanges(key, from, to);
const whole = signedCwt(key, from);
const tools = readerWith([key], from.issuedAt);
print(`\n200 changes, signed: ${sized('200 changes, signed', 'half blocked, half unblocked', delta)} bytes`);
print(
  `zlib: ${await timed('zlib of the list', () => packedOf(from))}; changes: ${await timed('200 changes to sign', () => changesToSign(key.id, from, to))}`,
);
print(
  `reader: whole ${await timed('reader takes the list', () => readStatusList(whole, tools))}, changes ${await timed('reader takes 200 changes', () => applyChanges(from, delta, tools))}`,
);

const folder = townFolder();
process.env['KARTA_TEST_FOLDER'] = folder;
const town = await startBuiltTown(folder);
try {
  const { ports, secrets } = readState(folder);
  process.env['KARTA_TEST_ADMIN_URL'] =
    `postgres://postgres:${secrets['postgres'] ?? ''}@127.0.0.1:${ports['postgres']}/postgres`;
  const { measureTown } = await import('./in-a-town.ts');
  await measureTown({ cards: CARDS, record, timed, print });
} finally {
  await stopTown(town);
  rmSync(folder, { recursive: true, force: true });
}

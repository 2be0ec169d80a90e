import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { buildWebApps } from '../../deploy/src/build-web.ts';
import { ROOT } from '../../deploy/src/places.ts';
import { readState } from '../../deploy/src/state-file.ts';
import { obtainTemporal } from '../../deploy/src/temporal-binary.ts';
import { townFolder } from '../folder.ts';
import { RunRecord } from '../run-record.ts';
import { startTown, stopTown } from '../town.ts';
import { startWatchedApi } from '../watched-api.ts';
import { printSizes } from './summary.ts';

/** People of the town, one measure after the other; `BENCH_PEOPLE` is the larger number. */
const SIZES = [2000, Number(process.env['BENCH_PEOPLE'] ?? 200_000)];
const say = (what: string): void => void process.stdout.write(`  … ${what}\n`);

const record = new RunRecord();
const given = process.env['BENCH_TOWN'];
const folder = given ?? townFolder();
const town = given ? undefined : await start();
try {
  let there = 0;
  for (const size of given ? SIZES.slice(1) : SIZES) {
    if (!given) await fill(size - there);
    there = size;
    say(`${size} people: every list, search, page and partner call`);
    const api = await startWatchedApi(folder);
    process.env['KARTA_TEST_FOLDER'] = api.folder; // where the makers of the tests look for the api
    const { measureQuestions } = await import('./measure-questions.ts');
    const { ports, secrets } = readState(folder);
    const database = new pg.Client(
      `postgres://postgres:${secrets['postgres'] ?? ''}@127.0.0.1:${ports['postgres']}/karta_nowa_rzeczna`,
    );
    await database.connect();
    try {
      await measureQuestions({ size, api, database, record });
    } finally {
      await database.end();
      await api.close();
    }
  }
} finally {
  if (town) {
    await stopTown(town);
    rmSync(folder, { recursive: true, force: true });
  }
}
printSizes(record, SIZES);

async function start(): ReturnType<typeof startTown> {
  say('what is not measured: the Temporal server, the web applications, the start');
  await obtainTemporal(() => {});
  await buildWebApps(() => {});
  return startTown(folder);
}

async function fill(people: number): Promise<void> {
  say(`filling: ${people} more people`);
  const begun = performance.now();
  const filling = spawn(process.execPath, [join(ROOT, 'deploy/start.mjs'), 'fill', String(people)], {
    env: { ...process.env, KARTA_HOME: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(filling, 'exit')) as [number];
  if (code !== 0) throw new Error('The town was not filled.');
  record.add({ measure: `fill with ${people}`, of: 1, value: Math.round(performance.now() - begun), unit: 'ms' });
}

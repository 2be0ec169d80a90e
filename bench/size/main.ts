import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { readState } from '../../deploy/src/state-file.ts';
import { townFolder } from '../folder.ts';
import { RunRecord } from '../run-record.ts';
import { stopTown } from '../town.ts';
import { startWatchedApi } from '../watched-api.ts';
import { fillTown, startBuiltTown } from './filled-town.ts';
import { printSizes } from './summary.ts';

/** People of the town, one measure after the other; `BENCH_PEOPLE` is the larger number. */
const SIZES = [2000, Number(process.env['BENCH_PEOPLE'] ?? 200_000)];
const say = (what: string): void => void process.stdout.write(`  … ${what}\n`);

const record = new RunRecord();
const given = process.env['BENCH_TOWNS']?.split(',');
const own = townFolder();
const town = given ? undefined : await startBuiltTown(own);
// where the makers of the tests look for the api, whichever town it serves
const view = join(own, 'measured');
mkdirSync(view);
process.env['KARTA_TEST_FOLDER'] = view;
const { measureQuestions } = await import('./measure-questions.ts');
try {
  let there = 0;
  for (const [index, size] of SIZES.entries()) {
    const folder = given?.[index] ?? own;
    if (!given) await fillTown(folder, size - there, record);
    there = size;
    say(`${size} people: every list, search, page and partner call`);
    const api = await startWatchedApi(folder, view);
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
  if (town) await stopTown(town);
  rmSync(own, { recursive: true, force: true });
}
printSizes(record, SIZES);

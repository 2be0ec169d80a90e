import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { readState } from '../../deploy/src/state-file.ts';
import { townFolder } from '../folder.ts';
import { beginFlood } from '../load/begin-flood.ts';
import { peakMiB, proportionalMiB } from '../memory.ts';
import { end, startBeside } from '../program-beside.ts';
import { RunRecord } from '../run-record.ts';
import { startBuiltTown } from '../size/filled-town.ts';
import { stopTown } from '../town.ts';

/** Ports that a second program may not share with the first. */
const PROGRAMS = {
  api: ['portal', 'operator', 'service'],
  worker: [],
  station: ['station', 'reader'],
} as const;
const SETTLING_MS = 12_000;
const FLOOD_MS = 2000;
const say = (what: string): void => void process.stdout.write(`${what}\n`);

const record = new RunRecord();
const given = process.env['BENCH_TOWN'];
const folder = given ?? townFolder();
const town = given ? undefined : await startBuiltTown(folder);
const view = mkdtempSync(join(folder, 'measured-'));
process.env['KARTA_TEST_FOLDER'] = view; // where the makers of the tests look for the api
try {
  say('\n| program | bounds | after its start | at most | 12 s later |\n| --- | --- | --- | --- | --- |');
  for (const name of ['api', 'worker', 'station'] as const) {
    for (const isUnbound of [true, false]) await measure(name, isUnbound);
  }
  const { launcher } = readState(folder);
  if (launcher)
    say(`| launcher | has none | | ${peakMiB(launcher.pid)} | ${Math.round(proportionalMiB(launcher.pid))} |`);
} finally {
  if (town) await stopTown(town);
  rmSync(given ? view : folder, { recursive: true, force: true });
}

async function measure(name: keyof typeof PROGRAMS, isUnbound: boolean): Promise<void> {
  const program = await startBeside(folder, { name, parts: PROGRAMS[name], own: view, isUnbound });
  const pid = program.pid ?? 0;
  await sleep(SETTLING_MS / 4);
  const began = proportionalMiB(pid);
  if (name === 'api') await loadApi();
  await sleep(SETTLING_MS);
  const rest = proportionalMiB(pid);
  const figures = { 'after its start': began, 'at most': peakMiB(pid), 'at rest': rest };
  for (const [what, value] of Object.entries(figures)) {
    record.add({
      measure: `${name} ${isUnbound ? 'without' : 'with'} bounds, ${what}`,
      of: 1,
      value: Math.round(value),
      unit: 'MiB',
    });
  }
  say(`| ${[name, isUnbound ? 'none' : 'as set', ...Object.values(figures).map(Math.round)].join(' | ')} |`);
  await end(program);
}

/** Every kind of expensive work, fifty connections each. */
async function loadApi(): Promise<void> {
  const { floods } = await import('../load/floods.ts');
  for (const flood of await floods()) {
    const stop = await beginFlood(flood, view);
    await sleep(FLOOD_MS);
    await stop();
  }
}

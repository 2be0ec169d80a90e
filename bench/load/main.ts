import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { townFolder } from '../folder.ts';
import { peakMiB } from '../memory.ts';
import { percentile, RunRecord } from '../run-record.ts';
import { fillTown, startBuiltTown } from '../size/filled-town.ts';
import { stopTown } from '../town.ts';
import { startWatchedApi } from '../watched-api.ts';
import { beginFlood } from './begin-flood.ts';
import type { Flooded } from './flood.ts';
import type { Times } from './others.ts';

const PEOPLE = 2000;
const SECONDS = Number(process.env['BENCH_SECONDS'] ?? 5);
const ROUNDS = Number(process.env['BENCH_ROUNDS'] ?? 2);
const say = (what: string): void => void process.stdout.write(`${what}\n`);

const pair = (values: readonly number[]): string =>
  [0.5, 0.95].map((share) => Math.round(percentile(values, share))).join(' / ');

const record = new RunRecord();
const given = process.env['BENCH_TOWN'];
const folder = given ?? townFolder();
const town = given ? undefined : await startBuiltTown(folder);
try {
  if (!given) await fillTown(folder, PEOPLE, record);
  await measure();
} finally {
  if (town) {
    await stopTown(town);
    rmSync(folder, { recursive: true, force: true });
  }
}

async function measure(): Promise<void> {
  const view = mkdtempSync(join(folder, 'measured-'));
  process.env['KARTA_TEST_FOLDER'] = view; // where the makers of the tests look for the api
  const first = await startWatchedApi(folder, view);
  const { floods } = await import('./floods.ts');
  const { askAsOthers, OTHERS } = await import('./others.ts');
  const { operator } = await import('../../tests/makers/caller.ts');
  const { DEMO } = await import('../../tests/makers/town.ts');
  const asked = (await floods()).filter(({ name }) => name.includes(process.env['BENCH_ONLY'] ?? ''));
  const clerk = await operator(DEMO.secondClerk);
  await first.close();
  say(
    `\n| 50 connections ask for | ${OTHERS.map((other) => `${other}: quiet → beside it, p50 / p95 (ms) | ratio`).join(' | ')} | peak MiB | answers |`,
  );
  say(`| --- |${' --- | --- |'.repeat(OTHERS.length)} --- | --- |`);
  for (const flood of asked) {
    // an api of its own for each: its peak is this flood's
    const api = await startWatchedApi(folder, view);
    const quiet: Times[] = [];
    const beside: Times[] = [];
    await askAsOthers(clerk, 500);
    const answers: Flooded['answers'] = {};
    for (let round = 0; round < ROUNDS; round += 1) {
      quiet.push(await askAsOthers(clerk, SECONDS * 1000));
      const end = await beginFlood(flood, api.folder);
      await sleep(500);
      beside.push(await askAsOthers(clerk, SECONDS * 1000));
      for (const [status, { count, times }] of Object.entries((await end()).answers)) {
        const of = (answers[status] ??= { count: 0, times: [] });
        of.count += count;
        of.times.push(...times);
      }
    }
    const cells = OTHERS.flatMap((other) => {
      const [before, during] = [quiet, beside].map((all) => all.flatMap((times) => times[other]));
      for (const [what, values] of [
        ['quiet', before],
        ['beside', during],
      ] as const)
        for (const share of [0.5, 0.95])
          record.add({
            measure: `${other} ${what}: ${flood.name}, p${share * 100}`,
            of: 1,
            value: percentile(values ?? [], share),
            unit: 'ms',
          });
      const ratios = [0.5, 0.95].map((share) =>
        (percentile(during ?? [], share) / percentile(before ?? [], share)).toFixed(1),
      );
      return [`${pair(before ?? [])} → ${pair(during ?? [])}`, ratios.join(' / ')];
    });
    const peak = peakMiB(api.pid);
    record.add({ measure: `peak of the api: ${flood.name}`, of: 1, value: peak, unit: 'MiB' });
    const told = Object.entries(answers).map(
      ([status, { count, times }]) => `${count} × ${status} in ${Math.round(percentile(times, 0.5))} ms`,
    );
    say(`| ${[flood.name, ...cells, peak, told.join(', ')].join(' | ')} |`);
    await api.close();
  }
  say(
    `\nload of the computer at the end: ${loadavg()
      .map((each) => each.toFixed(1))
      .join(' ')}`,
  );
}

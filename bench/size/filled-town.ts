import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { buildWebApps } from '../../deploy/src/build-web.ts';
import { ROOT } from '../../deploy/src/places.ts';
import { obtainTemporal } from '../../deploy/src/temporal-binary.ts';
import type { RunRecord } from '../run-record.ts';
import { startTown, type Town } from '../town.ts';

const say = (what: string): void => void process.stdout.write(`  … ${what}\n`);

/** Starts a town in this folder, after what is not measured. */
export async function startBuiltTown(folder: string): Promise<Town> {
  say('what is not measured: the Temporal server, the web applications, the start');
  await obtainTemporal(() => {});
  await buildWebApps(() => {});
  return startTown(folder);
}

/** Adds invented people to the town, as `npm run fill` does; how long it took is a row. */
export async function fillTown(folder: string, people: number, record: RunRecord): Promise<void> {
  say(`filling: ${people} more people`);
  const begun = performance.now();
  const filling = spawn(process.execPath, [join(ROOT, 'deploy/start.mjs'), 'fill', String(people)], {
    env: { ...process.env, KARTA_HOME: folder },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const [code] = (await once(filling, 'exit')) as [number];
  if (code !== 0) throw new Error('The town was not filled.');
  const ms = Math.round(performance.now() - begun);
  record.add({ measure: `fill with ${people}`, of: 1, value: ms, unit: 'ms' });
  say(`${people} people in ${Math.round(ms / 1000)} s`);
}

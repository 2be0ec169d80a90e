import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { buildWebApps } from '../deploy/src/build-web.ts';
import { readState } from '../deploy/src/state-file.ts';
import { obtainTemporal } from '../deploy/src/temporal-binary.ts';
import { measureCases } from './cases/measure-cases.ts';
import { measureWaiting } from './cases/measure-waiting.ts';
import { measureEngine } from './engine/measure-engine.ts';
import { townFolder } from './folder.ts';
import { measureMemory } from './memory.ts';
import { measureRelay } from './relay/measure-relay.ts';
import { RunRecord } from './run-record.ts';
import { printSummary } from './summary.ts';
import { startTown, stopTown } from './town.ts';

const SETTLING_MS = 20_000;
const WAITING_CASES = Number(process.env['BENCH_WAITING_CASES'] ?? 10_000);

const folder = townFolder();
process.env['KARTA_TEST_FOLDER'] = folder; // where the makers look for the town
const { measureRounds } = await import('./rounds.ts');

const say = (what: string): void => void process.stdout.write(`  … ${what}\n`);
const record = new RunRecord();
say('what is not measured: the Temporal server and the web applications');
await obtainTemporal(() => {});
await buildWebApps(() => {});

say('first start');
const first = await startTown(folder);
record.add({ measure: 'first start', of: 1, value: Math.round(first.usableAfterMs), unit: 'ms' });
await stopTown(first);
say('second start');
const town = await startTown(folder);
try {
  record.add({ measure: 'second start', of: 1, value: Math.round(town.usableAfterMs), unit: 'ms' });
  say('idle');
  await sleep(SETTLING_MS);
  measureMemory(folder, record);
  say('rounds');
  const { ports, secrets, records = {} } = readState(folder);
  // with whose certificate Temporal is asked
  for (const [name, value] of Object.entries(records)) if (name.startsWith('TEMPORAL_TLS_')) process.env[name] = value;
  const temporalAddress = `127.0.0.1:${ports['temporal-frontend']}`;
  await measureRounds(temporalAddress, record);
  say('the outbox beside cases that do not answer');
  await measureRelay(temporalAddress, record);
  say('the engine beside bpmn-elements');
  await measureEngine(temporalAddress, record);
  say('cases a second');
  await measureCases(temporalAddress, record);
  if (process.platform === 'linux') {
    say(`${WAITING_CASES} waiting cases`);
    const adminUrl = `postgres://postgres:${secrets['postgres'] ?? ''}@127.0.0.1:${ports['postgres']}/postgres`;
    await measureWaiting({ temporalAddress, adminUrl, cases: WAITING_CASES }, record);
  }
} finally {
  await stopTown(town);
  rmSync(folder, { recursive: true, force: true });
}
printSummary(record);

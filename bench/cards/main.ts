import { rmSync } from 'node:fs';
import { townFolder } from '../folder.ts';
import { percentile, RunRecord } from '../run-record.ts';
import { startBuiltTown } from '../size/filled-town.ts';
import { stopTown } from '../town.ts';

const folder = townFolder();
process.env['KARTA_TEST_FOLDER'] = folder; // where the makers look for the town
const print = (line: string): void => void process.stdout.write(`${line}\n`);
const record = new RunRecord();

const town = await startBuiltTown(folder);
try {
  const { measureCards } = await import('./measure-cards.ts');
  await measureCards(record);
} finally {
  await stopTown(town);
  rmSync(folder, { recursive: true, force: true });
}

print('\n| measure | p50 | p95 |\n| --- | --- | --- |');
for (const measure of new Set(record.rowsOf('ms').map((row) => row.measure))) {
  const values = record.valuesOf(measure);
  print(`| ${measure} | ${percentile(values, 0.5)} ms | ${percentile(values, 0.95)} ms |`);
}
for (const { measure, of, value, unit } of [...record.rowsOf('1/s'), ...record.rowsOf('bytes')])
  print(`${measure} (${of}): ${value} ${unit}`);

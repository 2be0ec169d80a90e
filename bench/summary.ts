import { percentile, type RunRecord } from './run-record.ts';

const KINDS = ['our processes', 'stand-ins', 'temporal', 'postgres'];
const print = (line: string): void => void process.stdout.write(`${line}\n`);

/** The figures of a run as tables for `bench/README.md`. */
export function printSummary(record: RunRecord): void {
  const measures = [...new Set(record.rowsOf('ms').map((row) => row.measure))];
  print('\n| measure | rounds | p50 | p95 |\n| --- | --- | --- | --- |');
  for (const measure of measures) {
    const values = record.valuesOf(measure);
    const [half, most] = [0.5, 0.95].map((share) => `${Math.round(percentile(values, share))} ms`);
    print(`| ${measure} | ${values.length} | ${half} | ${values.length > 1 ? most : ''} |`);
  }
  print('\n| measure | rounds | median | quartiles |\n| --- | --- | --- | --- |');
  for (const unit of ['µs', 'bytes', '1/s', 'events'] as const) {
    for (const measure of new Set(record.rowsOf(unit).map((row) => row.measure))) {
      const values = record.valuesOf(measure);
      const [low, median, high] = [0.25, 0.5, 0.75].map((share) => Math.round(percentile(values, share) * 10) / 10);
      print(`| ${measure} | ${values.length} | ${median} ${unit} | ${values.length > 1 ? `${low} to ${high}` : ''} |`);
    }
  }
  print('\n| memory, idle (PSS) | MiB | |\n| --- | --- | --- |');
  for (const kind of KINDS) {
    const rows = record.rowsOf('MiB').filter((row) => row.measure === `memory of ${kind}`);
    const sum = rows.reduce((total, row) => total + row.value, 0);
    const parts = rows.length > 1 ? rows.map((row) => `${row.of} ${Math.round(row.value)}`).join(', ') : '';
    print(`| ${kind} | ${Math.round(sum)} | ${parts} |`);
  }
}

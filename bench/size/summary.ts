import { percentile, type RunRecord } from '../run-record.ts';

/** The name of the answer that reads no list. */
export const DOOR = 'an answer that reads no list';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const ms = (value: number): string =>
  Number.isNaN(value) ? '' : value < 10 ? value.toFixed(1) : String(Math.round(value));

/** The figures of a run as a table for `bench/README.md`: p50 / p95 in ms, the thread held at most, growth of p50. */
export function printSizes(record: RunRecord, [small = 0, large = 0]: readonly number[]): void {
  const ending = ` @ ${large}`;
  const measures = new Set(record.rowsOf('ms').map(({ measure }) => measure));
  const names = [...measures].filter((name) => name.endsWith(ending) && !/, (by hand|held) @/.test(name));
  const at = (name: string, size: number, share: number): number =>
    percentile(record.valuesOf(name.replace(ending, ` @ ${size}`)), share);
  // what every answer costs, list or not: session, right, HTTP
  const door = at(`${DOOR}${ending}`, large, 0.5);
  print(
    `\n| | api, ${small} | by hand, ${small} | api, ${large} | by hand, ${large} | (api − door) / by hand, p95 | growth | held |`,
  );
  print('| --- | --- | --- | --- | --- | --- | --- | --- |');
  for (const name of names) {
    const byHand = name.replace(ending, `, by hand${ending}`);
    const pair = (of: string, size: number): string => [0.5, 0.95].map((share) => ms(at(of, size, share))).join(' / ');
    const cells = [
      name.replace(ending, ''),
      pair(name, small),
      pair(byHand, small),
      pair(name, large),
      pair(byHand, large),
      ((at(name, large, 0.95) - door) / at(byHand, large, 0.95)).toFixed(1),
      (at(name, large, 0.5) / at(name, small, 0.5)).toFixed(1),
      ms(at(name.replace(ending, `, held${ending}`), large, 1)),
    ];
    print(`| ${cells.map((cell) => cell.replaceAll('NaN', '')).join(' | ')} |`);
  }
}

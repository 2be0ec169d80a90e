import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = join(import.meta.dirname, '..');
/** Written by the end of each whole `npm test`. */
export const LAST_RUN = join(ROOT, 'node_modules', '.cache', 'karta-last-run.json');
/** 000-01 … 004-118, T1 … T12, A-1 … X-22. */
const NUMBER = /(?<![\w-])(?:00\d-\d{2,3}|T\d{1,2}|[A-IX]-\d{1,2})(?![\w-])/g;

/** Every number of the requirements with the names of the tests that carry it; numbers nobody knows stand apart. */
export function rowsOf(
  requirements: string,
  testNames: readonly string[],
): { rows: Map<string, string[]>; unknown: string[] } {
  const rows = new Map([...requirements.matchAll(NUMBER)].map(([number]) => [number, [] as string[]]));
  const unknown = new Set<string>();
  for (const name of testNames) {
    for (const number of numbersIn(name)) {
      if (rows.has(number)) rows.get(number)?.push(name);
      else unknown.add(`${number} in "${name}"`);
    }
  }
  return { rows, unknown: [...unknown] };
}

/** The numbers in a test's name; `004-01..10` means all of them. */
export function numbersIn(name: string): string[] {
  const spans = [...name.matchAll(/(00\d)-(\d{2,3})\.\.(\d{2,3})/g)].flatMap(([, document, from, to]) =>
    Array.from(
      { length: Number(to) - Number(from) + 1 },
      (_, index) => `${document}-${String(Number(from) + index).padStart(2, '0')}`,
    ),
  );
  return [...new Set([...(name.match(NUMBER) ?? []), ...spans])];
}

export type Shown = 'browser' | 'page' | 'server' | 'nowhere';

/** The nearest to a person at which a row is shown: in a browser on a running town, on a page alone, or behind the server only. */
export function shownAt(tests: readonly string[]): Shown {
  const places = ['browser', 'page', 'server'] as const;
  return places.find((place) => tests.some((name) => name.startsWith(`${place}: `))) ?? 'nowhere';
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const names = existsSync(LAST_RUN) ? (JSON.parse(readFileSync(LAST_RUN, 'utf8')) as string[]) : [];
  const { rows, unknown } = rowsOf(readFileSync(join(ROOT, 'docs', 'requirements.md'), 'utf8'), names);
  const lines = process.argv.includes('--summary') ? [] : rows;
  for (const [number, tests] of lines)
    process.stdout.write(`${number}\t${shownAt(tests)}\t${tests.length === 0 ? '–' : tests.join(' | ')}\n`);
  const counts = Map.groupBy([...rows.values()].map(shownAt), (place) => place);
  const count = (place: Shown): number => counts.get(place)?.length ?? 0;
  process.stdout.write(
    `\nOf ${rows.size} numbers a browser shows ${count('browser')}, a page alone ${count('page')}, only the server ${count('server')}, nothing ${count('nowhere')}${names.length === 0 ? ' (run npm test first)' : ''}.\n`,
  );
  for (const line of unknown) process.stderr.write(`Unknown number: ${line}\n`);
  process.exitCode = unknown.length > 0 ? 1 : 0;
}

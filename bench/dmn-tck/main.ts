import { spawnSync } from 'node:child_process';
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { ROOT } from '../../deploy/src/places.ts';
import { isExpected } from './is-expected.ts';
import { readTestCases } from './read-test-cases.ts';

const [kit, option] = process.argv.slice(2);
const isListing = option === '--list';
if (!kit) {
  process.stderr.write(
    'node bench/dmn-tck/main.ts FOLDER [--list], the folder TestCases of the DMN Technology Compatibility Kit\n',
  );
  process.exit(3);
}

const cases = globSync('**/*-test-*.xml', { cwd: kit })
  .toSorted()
  .flatMap((file) => readTestCases(readFileSync(join(kit, file), 'utf8')).map((each) => ({ ...each, file })));
const answers = decideAll();
const levels = new Map<string, { right: number; all: number }>();
const wrong = new Map<string, number>();
const silent: string[] = [];
const loud: string[] = [];
for (const [index, { file, expected, isService, resultName, isError, at }] of cases.entries()) {
  const { result, problems = [] } = answers[index] ?? {};
  const isMeant = (value: unknown): boolean => isExpected(value, expected);
  const isRight =
    'result' in (answers[index] ?? {}) && (isMeant(result) || (isService && isMeant(memberOf(result, resultName))));
  const level = levels.get(file.split('/')[0] ?? '') ?? { right: 0, all: 0 };
  levels.set(file.split('/')[0] ?? '', { right: level.right + Number(isRight), all: level.all + 1 });
  const what = `${dirname(file)} ${at}`;
  if (isError && result === null && problems.length === 0) silent.push(what);
  if (!isError && isRight && problems.length > 0) loud.push(`${what}: ${problems[0]?.message ?? ''}`);
  if (!isRight && isListing) process.stdout.write(`  wrong ${what}: ${JSON.stringify(answers[index])}\n`);
  if (!isRight) wrong.set(dirname(file), (wrong.get(dirname(file)) ?? 0) + 1);
}
for (const [level, { right, all }] of levels) process.stdout.write(`${level}: ${right} of ${all}\n`);
for (const [folder, count] of [...wrong].toSorted((one, other) => other[1] - one[1]))
  process.stdout.write(`  ${count} ${folder}\n`);
process.stdout.write(`errors without a problem: ${silent.length}; right answers with one: ${loud.length}\n`);
if (isListing) process.stdout.write([...silent, ...loud].map((line) => `  ${line}\n`).join(''));

/** A decision service of several decisions answers with a context of them. */
function memberOf(result: unknown, name: string): unknown {
  const isContext = typeof result === 'object' && result !== null && Object.hasOwn(result, name);
  return isContext ? (result as Record<string, unknown>)[name] : Symbol('absent');
}

interface Answer {
  readonly result?: unknown;
  readonly problems?: readonly { readonly message: string }[];
}

/** All questions in one run of the command that people use. */
function decideAll(): Answer[] {
  const folder = mkdtempSync(join(tmpdir(), 'dmn-tck-'));
  const questions = join(folder, 'questions.jsonl');
  const lines = cases.map(({ file, model, asked, variables }) =>
    JSON.stringify({ file: resolve(kit ?? '', dirname(file), model), decision: asked, vars: variables }),
  );
  writeFileSync(questions, `${lines.join('\n')}\n`);
  const { stdout } = spawnSync(process.execPath, ['bpmn/src/cli/main.ts', 'decide', '--batch', questions], {
    cwd: ROOT,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
  });
  rmSync(folder, { recursive: true });
  return stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Answer);
}

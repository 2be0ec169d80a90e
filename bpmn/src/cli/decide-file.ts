import { parseArgs } from 'node:util';
import { decide, DecisionRefused, UnreadableDecisions, type Decided } from '../dmn/index.ts';
import type { Variables } from '../feel/index.ts';
import { DecisionFolder } from './decision-files.ts';
import { parseJson, readInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

const OPTIONS = { vars: { type: 'string' }, batch: { type: 'string' } } as const;
const USAGE = 'decide FILE.dmn DECISION [--vars JSON], or decide --batch FILE.jsonl';
const CLOCK = { at: '2026-01-01T00:00:00.000Z', zone: 'Europe/Warsaw' };

/**
 * `decide FILE.dmn DECISION`: one answer as JSON; `--batch FILE.jsonl`: one answer line for each question line, in order.
 * @returns 0 answered, 2 refused (a batch answers each line for itself, so it ends with 0)
 */
export async function decideFile(args: string[]): Promise<number> {
  const { values, positionals } = parse(args);
  const folder = new DecisionFolder();
  if (values.batch !== undefined) {
    if (positionals.length > 0) throw new UsageError(USAGE);
    const lines = new TextDecoder().decode(await readInput(values.batch)).split('\n');
    const answers: string[] = [];
    for (const line of lines) if (line.trim() !== '') answers.push(`${JSON.stringify(await answerTo(folder, line))}\n`);
    process.stdout.write(answers.join(''));
    return 0;
  }
  const [file, decision, ...others] = positionals;
  if (file === undefined || decision === undefined || others.length > 0) throw new UsageError(USAGE);
  try {
    const variables = variablesOf(values.vars === undefined ? {} : parseJson(values.vars, '--vars'), '--vars');
    process.stdout.write(`${JSON.stringify(await answer(folder, file, decision, variables))}\n`);
    return 0;
  } catch (error) {
    if (!isRefusal(error)) throw error;
    process.stderr.write(`${decision} REFUSED ${error.message}\n`);
    return 2;
  }
}

async function answer(folder: DecisionFolder, file: string, decision: string, variables: Variables): Promise<Decided> {
  try {
    return decide(await folder.withNeighbours(file), decision, variables, CLOCK);
  } catch (error) {
    if (isRefusal(error) || error instanceof UsageError || !(error instanceof Error)) throw error;
    throw new UsageError(error.message);
  }
}

async function answerTo(
  folder: DecisionFolder,
  line: string,
): Promise<Decided | { refused: string } | { error: string }> {
  try {
    const { file, decision, vars = {} } = variablesOf(parseJson(line, '--batch'), '--batch');
    if (typeof file !== 'string' || typeof decision !== 'string') {
      throw new UsageError('a line has "file", "decision" and "vars"');
    }
    return await answer(folder, file, decision, variablesOf(vars, 'vars'));
  } catch (error) {
    if (isRefusal(error)) return { refused: error.message };
    if (error instanceof UsageError) return { error: error.message };
    throw error;
  }
}

const isRefusal = (error: unknown): error is Error =>
  error instanceof DecisionRefused || error instanceof UnreadableDecisions;

function variablesOf(value: unknown, what: string): Variables {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Variables;
  throw new UsageError(`${what}: a JSON object is expected`);
}

function parse(args: string[]): ReturnType<typeof parseArgs<{ options: typeof OPTIONS; allowPositionals: true }>> {
  try {
    return parseArgs({ args, options: OPTIONS, allowPositionals: true });
  } catch (error) {
    // parseArgs throws TypeError for options that do not exist or lack their value
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

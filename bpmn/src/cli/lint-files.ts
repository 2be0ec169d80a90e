import { compileProcesses } from '../compile/index.ts';
import { problem, type LintOptions, type Problem } from '../lint/index.ts';
import { lintDecisions, UnreadableDecisions } from '../dmn/index.ts';
import { DecisionFolder } from './decision-files.ts';
import { readInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

/** `lint FILE…`: problems on standard error. @returns the exit code: 0 clean or warnings alone, 2 refused */
export async function lintFiles(files: string[]): Promise<number> {
  if (files.length === 0) throw new UsageError('lint FILE…');
  let isRefused = false;
  for (const file of files) {
    if (!(await isSound(file))) isRefused = true;
  }
  return isRefused ? 2 : 0;
}

/** Lints a diagram (.bpmn) or a file of decisions (.dmn) and prints what is wrong. @returns whether it may be deployed */
export async function isSound(file: string, options: LintOptions = {}): Promise<boolean> {
  const problems = file.toLowerCase().endsWith('.dmn')
    ? await problemsOfDecisions(file)
    : (await compileProcesses(await readInput(file), options)).problems;
  printProblems(problems);
  return !problems.some(({ severity }) => severity === 'error');
}

async function problemsOfDecisions(path: string): Promise<readonly Problem[]> {
  try {
    const [file, ...others] = await new DecisionFolder().withNeighbours(path);
    return file ? lintDecisions(file, others) : [];
  } catch (error) {
    if (error instanceof UnreadableDecisions) return [problem('NOT_DMN', '-', error.message)];
    throw error;
  }
}

/** One line each: `<element id> <code> <sentence>`. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { element, code, sentence } of problems) process.stderr.write(`${element} ${code} ${sentence}\n`);
}

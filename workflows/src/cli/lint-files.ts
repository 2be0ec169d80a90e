import { compileProcesses, type Problem } from '../compile/index.ts';
import { readInput } from './read-input.ts';
import { UsageError } from './usage-error.ts';

/** `lint FILE…`: problems on standard error. @returns the exit code: 0 clean or warnings alone, 2 refused */
export async function lintFiles(files: string[]): Promise<number> {
  if (files.length === 0) throw new UsageError('lint FILE…');
  let isRefused = false;
  for (const file of files) {
    const { problems } = await compileProcesses(await readInput(file));
    printProblems(problems);
    if (problems.some(({ severity }) => severity === 'error')) isRefused = true;
  }
  return isRefused ? 2 : 0;
}

/** One line each: `<element id> <code> <sentence>`. */
export function printProblems(problems: readonly Problem[]): void {
  for (const { element, code, sentence } of problems) process.stderr.write(`${element} ${code} ${sentence}\n`);
}

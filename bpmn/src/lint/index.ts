export type { LintOptions } from './lint.ts';
export { problem, PROBLEMS, type Problem, type ProblemCode } from './problem.ts';

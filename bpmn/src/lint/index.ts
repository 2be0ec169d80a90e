export type { LintOptions } from './lint.ts';
export { problem, PROBLEMS, sentenceOf, type Problem, type ProblemCode } from './problem.ts';

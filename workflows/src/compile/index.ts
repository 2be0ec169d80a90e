export { compileProcesses, type Compiled } from './compile.ts';
export { KM_MODDLE } from './km-moddle.ts';
export type { LintOptions } from './lint.ts';
export { problem, PROBLEMS, type Problem, type ProblemCode } from './problem.ts';

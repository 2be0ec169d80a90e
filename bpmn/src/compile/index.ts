export { compileProcesses, type Compiled } from './compile.ts';
export { KM_MODDLE } from './km-moddle.ts';
export { syntaxErrorIn } from './expression.ts';

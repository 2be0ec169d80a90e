export { decide, DecisionRefused, UnknownDecision, type Decided } from './decide.ts';
export type { DecisionProblem } from './evaluation.ts';
export type { DecisionFile } from './model.ts';
export { readDecisions } from './read-decisions.ts';
export { UnreadableDecisions } from './xml-tree.ts';

export { decide, explain, DecisionRefused, UnknownDecision, type Decided } from './decide.ts';
export { decideRule } from './decide-rule.ts';
export { lintDecisions } from './lint-decisions.ts';
export type { DecisionProblem, RuleHit } from './evaluation.ts';
export type { DecisionFile } from './model.ts';
export { readDecisions } from './read-decisions.ts';
export { decidableIn, packDecisions, rulesIn, unpackDecisions, type StoredDecisions } from './stored-decisions.ts';
export { UnreadableDecisions } from './xml-tree.ts';

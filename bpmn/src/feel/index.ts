export { FeelFailure, evaluateCondition, evaluateFeel, type FeelClock } from './feel.ts';
export { holds } from './holds.ts';
export type { Value, Variables } from './variables.ts';

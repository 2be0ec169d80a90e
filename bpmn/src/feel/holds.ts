import { evaluateCondition, FeelFailure, type FeelClock } from './feel.ts';
import type { Variables } from './variables.ts';

/** Whether a condition is true; one that cannot be evaluated with these values does not hold. */
export function holds(condition: string, variables: Variables, clock: FeelClock): boolean {
  try {
    return evaluateCondition(condition, variables, clock);
  } catch (error) {
    if (error instanceof FeelFailure) return false;
    throw error;
  }
}

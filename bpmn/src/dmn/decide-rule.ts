import { FeelFailure, type FeelClock } from '../feel/feel.ts';
import type { Value, Variables } from '../feel/variables.ts';
import { decide, DecisionRefused, UnknownDecision } from './decide.ts';
import type { DecisionFile } from './model.ts';

/**
 * What a business rule task gets: as `decide`, but a null of the standard is a failure that names the rule or expression.
 * @param files every file that may hold the decision or be imported, in any order
 * @param wanted name or id of the decision or decision service
 * @throws FeelFailure for every problem: the token becomes an incident
 */
export function decideRule(
  files: readonly DecisionFile[],
  wanted: string,
  variables: Variables,
  clock: FeelClock,
): Value {
  const home = files.find((file) => hasDecision(file, wanted));
  if (!home) throw new FeelFailure(`There is no decision „${wanted}”`);
  try {
    const { result, problems } = decide([home, ...files.filter((file) => file !== home)], wanted, variables, clock);
    const [problem] = problems;
    if (problem) throw new FeelFailure(`${problem.element}: ${problem.message}`);
    return result;
  } catch (error) {
    if (!(error instanceof DecisionRefused) && !(error instanceof UnknownDecision)) throw error;
    throw new FeelFailure(error.message);
  }
}

const hasDecision = ({ elements }: DecisionFile, wanted: string): boolean =>
  [...elements.values()].some(
    ({ kind, id, name }) => (kind === 'decision' || kind === 'service') && (id === wanted || name === wanted),
  );

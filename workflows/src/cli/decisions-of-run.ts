import { dirname } from 'node:path';
import { decide, DecisionRefused, UnknownDecision, type DecisionFile } from '../decisions/index.ts';
import { FeelFailure, type EngineHooks } from '../engine/index.ts';
import { DecisionFolder } from './decision-files.ts';

/**
 * How business rule tasks of a run decide: by the DMN files of a folder.
 * @param folder default: the diagram's own
 * @throws UsageError when there is no such folder
 */
export async function decisionsOf(
  diagram: string,
  folder: string | undefined,
): Promise<Required<EngineHooks>['decide']> {
  const files = await new DecisionFolder().allIn(folder ?? dirname(diagram));
  return (name, variables, clock) => {
    const home = files.find((file) => hasDecision(file, name));
    if (!home) throw new FeelFailure(`There is no decision „${name}”`);
    try {
      const { result, problems } = decide([home, ...files.filter((file) => file !== home)], name, variables, clock);
      const [problem] = problems;
      // in a process a silent null is an incident
      if (problem) throw new FeelFailure(`${problem.element}: ${problem.message}`);
      return result;
    } catch (error) {
      if (!(error instanceof DecisionRefused) && !(error instanceof UnknownDecision)) throw error;
      throw new FeelFailure(error.message);
    }
  };
}

const hasDecision = ({ elements }: DecisionFile, wanted: string): boolean =>
  [...elements.values()].some(
    ({ kind, id, name }) => (kind === 'decision' || kind === 'service') && (id === wanted || name === wanted),
  );

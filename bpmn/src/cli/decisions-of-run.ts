import { dirname } from 'node:path';
import { decideRule } from '../dmn/index.ts';
import type { EngineHooks } from '../engine/index.ts';
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
  return (name, variables, clock) => decideRule(files, name, variables, clock);
}

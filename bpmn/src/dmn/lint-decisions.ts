import { problem, type Problem } from '../lint/problem.ts';
import type { DecisionFile } from './model.ts';
import { unsupportedIn } from './requirements.ts';

/**
 * What is wrong with a DMN file that a city is about to use: it has to hold decisions, and every one has to be usable.
 * @param others files that it may import
 * @returns problems with the decision's id; none are warnings
 */
export function lintDecisions(file: DecisionFile, others: readonly DecisionFile[]): Problem[] {
  const asked = [...file.elements.values()].filter(({ kind }) => kind === 'decision' || kind === 'service');
  if (file.key === '' || file.namespace === '') return [problem('NAMELESS_DECISIONS', '-')];
  if (asked.length === 0) return [problem('NO_DECISION', '-')];
  const files = [file, ...others.filter(({ namespace }) => namespace !== file.namespace)];
  return asked.flatMap((element) => {
    const obstacle = unsupportedIn(files, element);
    return obstacle === undefined ? [] : [problem('UNUSABLE_DECISION', element.id, obstacle, element.name)];
  });
}

import { problem, type Problem } from '../lint/problem.ts';
import { lintBoxed, lintText } from './lint-texts.ts';
import type { DecisionFile, DrgElement, ItemType } from './model.ts';
import { namesAround } from './name-shapes.ts';
import { unsupportedIn } from './requirements.ts';

/**
 * What is wrong with a DMN file that a city is about to use: it has to hold decisions, every one has to be usable, and every
 * expression and cell is read as when it is evaluated.
 * @param others files that it may import
 * @returns problems with the id of the decision, expression, table or cell
 */
export function lintDecisions(file: DecisionFile, others: readonly DecisionFile[]): Problem[] {
  const asked = [...file.elements.values()].filter(({ kind }) => kind === 'decision' || kind === 'service');
  if (file.key === '' || file.namespace === '') return [problem('NAMELESS_DECISIONS', '-')];
  if (asked.length === 0) return [problem('NO_DECISION', '-')];
  const files = [file, ...others.filter(({ namespace }) => namespace !== file.namespace)];
  const unusable = asked.flatMap((element) => {
    const obstacle = isGiven(file, element) ? undefined : unsupportedIn(files, element);
    return obstacle === undefined ? [] : [problem('UNUSABLE_DECISION', element.id, obstacle, element.name)];
  });
  const unreadable = [...file.elements.values()].flatMap((element) => {
    if (!('expression' in element)) return [];
    // what it requires is not all there, and its names are not known
    const isOpen = unsupportedIn(files, element) !== undefined;
    return lintBoxed(files, element.id, element.expression, { names: namesAround(files, element), isOpen });
  });
  return [...unusable, ...unreadable, ...lintTypes(file)];
}

/** A decision without logic that a service is given (DMN 1.5, 10.4). */
function isGiven({ elements }: DecisionFile, element: DrgElement): boolean {
  if (element.kind !== 'decision' || element.expression.kind !== 'unsupported') return false;
  const href = `${element.namespace}#${element.id}`;
  return [...elements.values()].some((one) => one.kind === 'service' && one.inputDecisions.includes(href));
}

/** Allowed values of item definitions and what they are made of. */
function lintTypes({ types }: DecisionFile): Problem[] {
  const within = (name: string, { allowed, components }: ItemType): Problem[] => [
    ...(allowed === undefined ? [] : lintText({ element: name, grammar: 'unary tests', text: allowed, names: {} })),
    ...components.flatMap((component) => within(`${name}.${component.name}`, component.type)),
  ];
  return [...types].flatMap(([name, type]) => within(name, type));
}

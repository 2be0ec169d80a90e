import { problem, type Problem } from '../lint/problem.ts';
import { idOf, type ModdleElement } from './element.ts';
import { KM_MODDLE } from './km-moddle.ts';

const PREFIX = `${KM_MODDLE.prefix}:`;
/** Everything that the descriptor names, for a guess at what was meant. */
const KNOWN = [
  ...new Set(
    KM_MODDLE.types.flatMap(({ properties }) => properties.map((property) => (property as { name: string }).name)),
  ),
];
const KNOWN_ELEMENTS = ['input', 'output', 'outcome'];

/**
 * Attributes and elements of our own namespace that the descriptor does not have on that element: what is misspelt would be
 * ignored, and the case would go another way than drawn. Other namespaces are their programs' own matter.
 */
export function unknownExtensions(root: ModdleElement): Problem[] {
  const problems: Problem[] = [];
  const seen = new Set<ModdleElement>();
  const pending: { element: ModdleElement; owner: ModdleElement }[] = [{ element: root, owner: root }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element } = next;
    if (seen.has(element)) continue;
    seen.add(element);
    const owner = element.id === undefined ? next.owner : element;
    const at = (name: string): Problem => problem('UNKNOWN_EXTENSION', idOf(owner), name + guess(name, KNOWN));
    for (const name of Object.keys(element.$attrs ?? {})) if (name.startsWith(PREFIX)) problems.push(at(name));
    for (const inner of insideOf(element)) pending.push({ element: inner, owner });
  }
  return problems;
}

/** An element of our namespace that is none, or stands where it means nothing. @param name as it is written, without prefix */
export function unknownElement(name: string, owner: string): Problem {
  const written = PREFIX + name;
  return problem('UNKNOWN_EXTENSION', owner, written + guess(written, KNOWN_ELEMENTS));
}

/**
 * Elements of our namespace, whatever its prefix, with the id of the element in which each stands. The reader drops those that
 * the descriptor does not have; read without the descriptor they are there, each in its place.
 * @param root the definitions, read without our descriptor
 */
export function ownElementsOf(root: ModdleElement): { name: string; owner: string }[] {
  const found: { name: string; owner: string }[] = [];
  const pending = [{ element: root, owner: '-' }];
  for (let next = pending.pop(); next; next = pending.pop()) {
    const { element } = next;
    const { ns } = element.$descriptor;
    if (ns?.uri === KM_MODDLE.uri) found.push({ name: ns.localName, owner: next.owner });
    const owner = element.id ?? next.owner;
    for (const inner of insideOf(element)) pending.push({ element: inner, owner });
  }
  return found;
}

/** What an element holds; what it refers to is held elsewhere and looked at there. */
function insideOf(element: ModdleElement): ModdleElement[] {
  return Object.values(element)
    .flat()
    .filter((value): value is ModdleElement => typeof value === 'object' && value !== null && '$type' in value)
    .toReversed();
}

/** `, czy chodziło o „km:due”?` where one of the known names is near. */
function guess(name: string, known: readonly string[]): string {
  const written = name.slice(PREFIX.length);
  const near = known
    .map((each) => ({ each, away: distance(written.toLowerCase(), each.toLowerCase()) }))
    .filter(({ each, away }) => away <= 2 || written.toLowerCase().startsWith(each.toLowerCase()))
    .toSorted((one, other) => one.away - other.away)[0];
  return near ? `; czy chodziło o „${PREFIX}${near.each}”?` : '';
}

/** Levenshtein: how many letters have to be put in, taken out or replaced. */
function distance(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, index) => index);
  for (const [at, letter] of [...one].entries()) {
    const before = row;
    row = [at + 1];
    for (const [index, wanted] of [...other].entries())
      row.push(
        Math.min(
          (before[index + 1] ?? 0) + 1,
          (row[index] ?? 0) + 1,
          (before[index] ?? 0) + (letter === wanted ? 0 : 1),
        ),
      );
  }
  return row[other.length] ?? 0;
}

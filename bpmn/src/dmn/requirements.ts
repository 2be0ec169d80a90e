import type { Boxed, DecisionFile, DrgElement } from './model.ts';

type Requiring = DrgElement | { readonly requires: readonly string[] };

/** The elements that one requires directly; those that no file has are left out (see `unsupportedIn`). */
export function neededBy(files: readonly DecisionFile[], element: Requiring): DrgElement[] {
  return hrefsOf(element).flatMap((href) => find(files, href) ?? []);
}

/**
 * What stands in the way of evaluating an element: something unsupported in it or in what it requires, a requirement that no
 * file has, or a circle.
 * @returns a sentence that names the element, or `undefined`
 */
export function unsupportedIn(files: readonly DecisionFile[], element: DrgElement): string | undefined {
  const done = new Set<string>();
  // a service is given its input decisions, so that these may have no logic (DMN 1.5, 10.4)
  const visit = (one: DrgElement, path: readonly string[], given: readonly string[]): string | undefined => {
    const key = `${one.namespace}#${one.id}`;
    if (given.includes(key)) return undefined;
    if (path.includes(key)) return path.at(-1) === key ? undefined : `${one.id}: requires itself`;
    const seen = [key, ...given].join(' ');
    if (done.has(seen)) return undefined;
    done.add(seen);
    const inside = one.kind === 'service' ? one.inputDecisions : given;
    const what = 'expression' in one ? unsupportedExpression(one.expression) : undefined;
    if (what !== undefined) return `${one.id}: ${what}`;
    for (const href of hrefsOf(one)) {
      const needed = find(files, href);
      if (!needed) return `${one.id}: requires ${href}, which no file has`;
      const found = visit(needed, [...path, key], inside);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  return visit(element, [], []);
}

function hrefsOf(element: Requiring): readonly string[] {
  if ('requires' in element) return element.requires;
  return element.kind === 'service' ? [...element.outputs, ...element.inputDecisions, ...element.inputData] : [];
}

function find(files: readonly DecisionFile[], href: string): DrgElement | undefined {
  const at = href.lastIndexOf('#');
  const namespace = href.slice(0, at);
  const id = href.slice(at + 1);
  return files
    .filter((file) => file.namespace === namespace)
    .map(({ elements }) => elements.get(id))
    .find(Boolean);
}

function unsupportedExpression(boxed: Boxed): string | undefined {
  if (boxed.kind === 'unsupported') return boxed.what;
  return partsOf(boxed)
    .map((part) => unsupportedExpression(part))
    .find((what) => what !== undefined);
}

/** The expressions that lie directly in another. */
export function partsOf(boxed: Boxed): readonly Boxed[] {
  switch (boxed.kind) {
    case 'context':
      return boxed.entries.map(({ expression }) => expression);
    case 'list':
      return boxed.items;
    case 'relation':
      return boxed.rows.flat();
    case 'function':
      return [boxed.body];
    case 'invocation':
      return [boxed.called, ...boxed.bindings.map(({ expression }) => expression)];
    case 'conditional':
      return [boxed.condition, boxed.consequence, boxed.otherwise];
    case 'filter':
      return [boxed.list, boxed.match];
    case 'iterator':
      return [boxed.list, boxed.body];
    default:
      return [];
  }
}

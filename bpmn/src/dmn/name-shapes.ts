import type { BusinessKnowledge, Decision, DecisionFile, DrgElement, ItemType, Boxed } from './model.ts';
import { neededBy } from './requirements.ts';

/** Names, each with the names inside of it where the file tells them. */
export interface Names {
  readonly [name: string]: Names;
}

const NOTHING: Names = {};
const DEEPEST = 20;

/** The names that a decision or knowledge model sees: what it requires, under the name of an import what is imported. */
export function namesAround(files: readonly DecisionFile[], element: Decision | BusinessKnowledge): Names {
  const names: Record<string, Names> = {};
  const own = files.find(({ namespace }) => namespace === element.namespace);
  for (const needed of neededBy(files, element)) {
    const shape = shapeOf(files, needed);
    const imported = own?.imports.find(({ namespace }) => namespace === needed.namespace);
    if (needed.namespace === element.namespace || !imported?.name) names[needed.name] = shape;
    else names[imported.name] = { ...names[imported.name], [needed.name]: shape };
  }
  // a knowledge model may call itself
  return element.kind === 'knowledge' ? { ...names, [element.name]: NOTHING } : names;
}

function shapeOf(files: readonly DecisionFile[], element: DrgElement): Names {
  const typed = shapeOfType(files, element.typeRef);
  return element.kind === 'decision' ? { ...shapeOfBoxed(files, element.expression), ...typed } : typed;
}

/** What a type has inside; recursive types are followed for a while. */
export function shapeOfType(files: readonly DecisionFile[], typeRef: string | undefined, depth = 0): Names {
  if (typeRef === undefined || depth > DEEPEST) return NOTHING;
  const short = typeRef.split(/[.:]/).at(-1) ?? typeRef;
  const type = files.map(({ types }) => types.get(typeRef) ?? types.get(short)).find((each) => each !== undefined);
  return type ? shapeOfItem(files, type, depth) : NOTHING;
}

function shapeOfItem(files: readonly DecisionFile[], { components, base }: ItemType, depth: number): Names {
  if (components.length === 0) return shapeOfType(files, base, depth + 1);
  return Object.fromEntries(components.map(({ name, type }) => [name, shapeOfItem(files, type, depth + 1)]));
}

/** Keys of a boxed context and columns of a relation or table. */
export function shapeOfBoxed(files: readonly DecisionFile[], boxed: Boxed): Names {
  const typed = shapeOfType(files, boxed.typeRef);
  switch (boxed.kind) {
    case 'context': {
      const result = boxed.entries.find(({ name }) => name === undefined);
      if (result) return { ...shapeOfBoxed(files, result.expression), ...typed };
      const entries = boxed.entries.map(({ name = '', typeRef, expression }): [string, Names] => [
        name,
        { ...shapeOfBoxed(files, expression), ...shapeOfType(files, typeRef) },
      ]);
      return { ...Object.fromEntries(entries), ...typed };
    }
    case 'relation':
      return { ...Object.fromEntries(boxed.columns.map((column) => [column, NOTHING])), ...typed };
    case 'table':
      return { ...Object.fromEntries(boxed.table.outputs.map(({ name }) => [name, NOTHING])), ...typed };
    default:
      return typed;
  }
}

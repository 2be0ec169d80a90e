import type { Boxed, DecisionFile, DrgElement, ItemType } from './model.ts';
import { partsOf } from './requirements.ts';

/** A DMN file as plain JSON: what the city's database and a case's input hold, so that nobody reads XML to decide. */
export interface StoredDecisions {
  /** Version of this format, raised when an old file could be read differently. */
  readonly format: 1;
  readonly key: string;
  readonly name: string;
  readonly namespace: string;
  readonly imports: DecisionFile['imports'];
  readonly elements: readonly DrgElement[];
  readonly types: Readonly<Record<string, ItemType>>;
}

const NOT_STORED = ['cellIds', 'notes'];

/** A file that was read, as JSON. */
export function packDecisions({ elements, types, ...file }: DecisionFile): StoredDecisions {
  const stored: StoredDecisions = {
    format: 1,
    ...file,
    elements: [...elements.values()],
    types: Object.fromEntries(types),
  };
  // what a case carries for ever is what it needs to decide
  return JSON.parse(
    JSON.stringify(stored, (key, value: unknown) => (NOT_STORED.includes(key) ? undefined : value)),
  ) as StoredDecisions;
}

/** The opposite of `packDecisions`. */
export function unpackDecisions({ elements, types, key, name, namespace, imports }: StoredDecisions): DecisionFile {
  return {
    key,
    name,
    namespace,
    imports,
    elements: new Map(elements.map((element) => [element.id, element])),
    types: new Map(Object.entries(types)),
  };
}

/** Ids and names by which the decisions and decision services of a file can be asked. */
export function decidableIn({ elements }: Pick<StoredDecisions, 'elements'>): string[] {
  const asked = elements.filter(({ kind }) => kind === 'decision' || kind === 'service');
  return [...new Set(asked.flatMap(({ id, name }) => [id, name]))];
}

/** Rules of all decision tables of a file: beyond some hundred an evaluation is no longer short. */
export function rulesIn({ elements }: Pick<StoredDecisions, 'elements'>): number {
  const within = (boxed: Boxed): number =>
    boxed.kind === 'table' ? boxed.table.rules.length : partsOf(boxed).reduce((sum, part) => sum + within(part), 0);
  return elements.reduce((sum, element) => sum + ('expression' in element ? within(element.expression) : 0), 0);
}

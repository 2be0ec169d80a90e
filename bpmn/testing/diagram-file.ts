import { globSync } from 'node:fs';
import { basename } from 'node:path';
import { pathToFileURL } from 'node:url';

const FOLDER = `${import.meta.dirname}/diagrams`;
/** Every diagram of the tests by its name; they lie in a folder for each element. */
const FILES = new Map(
  globSync('*/*.bpmn', { cwd: FOLDER }).map((path) => [basename(path, '.bpmn'), pathToFileURL(`${FOLDER}/${path}`)]),
);

/** Where a diagram of the tests lies. @throws Error when there is none of this name */
export function diagramFile(name: string): URL {
  const file = FILES.get(name);
  if (!file) throw new Error(`There is no diagram ${name} among those of the tests`);
  return file;
}

import {
  lintDecisions,
  packDecisions,
  unpackDecisions,
  type DecisionFile,
  type StoredDecisions,
} from '@karta/bpmn/dmn';
import type { Problem } from '@karta/bpmn/lint';

/** The newest version of a file of decisions that a town has. */
export interface Beside {
  decisionKey: string;
  version: number;
  model: unknown;
}

/** A file of decisions as it would be stored, with what is wrong with it beside the others of the town. */
export interface CheckedDecisions {
  model: StoredDecisions;
  problems: readonly Problem[];
  /** The files that it was checked with; what is said of it holds as long as they are the newest. */
  beside: readonly string[];
}

/** Checks a file together with the files that it may ask. */
export function checkDecisions(file: DecisionFile, newest: readonly Beside[]): CheckedDecisions {
  const models = othersOf(file.key, newest).map(({ model }) => unpackDecisions(model as StoredDecisions));
  return { model: packDecisions(file), problems: lintDecisions(file, models), beside: namesOf(file.key, newest) };
}

/** Which versions a file is checked with. */
export const namesOf = (key: string, newest: readonly Pick<Beside, 'decisionKey' | 'version'>[]): string[] =>
  othersOf(key, newest)
    .map(({ decisionKey, version }) => `${decisionKey} ${version}`)
    .toSorted();

const othersOf = <Each extends { decisionKey: string }>(key: string, newest: readonly Each[]): Each[] =>
  newest.filter(({ decisionKey }) => decisionKey !== key);

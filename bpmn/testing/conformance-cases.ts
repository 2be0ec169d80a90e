import { readdirSync, readFileSync } from 'node:fs';
import type { Answer } from '../src/simulation/simulate.ts';
import type { Outcome } from '../src/simulation/outcome.ts';
import type { Value, Variables } from '../src/feel/variables.ts';

const folder = new URL('./conformance/', import.meta.url);

/** One diagram of the corpus, what happens to it, and what the standard says of it. */
export interface ConformanceCase {
  readonly file: string;
  readonly it: string;
  readonly variables?: Variables;
  readonly answers?: readonly Answer[];
  readonly maxSteps?: number;
  readonly then: Expected;
}

/** Only what is named is asked for. Lines of the trace are written `enter ELEMENT`. */
export interface Expected {
  readonly state?: Outcome['state'] | 'refused';
  readonly error?: string;
  /** `ELEMENT:kind` */
  readonly waiting?: readonly string[];
  /** The variable `log`, to which the scripts of these diagrams append their names. */
  readonly log?: readonly Value[];
  readonly logInAnyOrder?: readonly Value[];
  readonly variables?: Variables;
  readonly absent?: readonly string[];
  readonly has?: readonly string[];
  readonly hasNot?: readonly string[];
  readonly at?: Readonly<Record<string, readonly string[]>>;
}

/** The elements that have a folder. */
export const conformanceElements = (): string[] => readdirSync(folder);

/** The diagrams of an element, in the order of their list. */
export function conformanceCases(element: string): ConformanceCase[] {
  return JSON.parse(readFileSync(new URL(`${element}/cases.json`, folder), 'utf8')) as ConformanceCase[];
}

export const conformanceDiagrams = (element: string): string[] =>
  readdirSync(new URL(`${element}/`, folder)).filter((name) => name.endsWith('.bpmn'));

export const conformanceXml = (element: string, file: string): Uint8Array =>
  readFileSync(new URL(`${element}/${file}.bpmn`, folder));

/** What a case begins with. */
export const givenVariables = ({ variables }: ConformanceCase): Variables => ({ log: [], ...variables });

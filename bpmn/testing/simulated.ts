import { readFile } from 'node:fs/promises';
import { compileProcesses } from '../src/compile/index.ts';
import type { ProcessGraph } from '../src/graph/index.ts';
import { simulate, type SimulationOptions, type TraceLine } from '../src/simulation/simulate.ts';
import type { Outcome } from '../src/simulation/outcome.ts';
import { diagramFile } from './diagram-file.ts';

/** The graphs of a diagram of the tests. @throws Error when lint refuses it */
export async function graphsOf(name: string): Promise<readonly ProcessGraph[]> {
  const xml = await readFile(diagramFile(name), 'utf8');
  const { graphs, problems } = await compileProcesses(xml);
  const errors = problems.filter(({ severity }) => severity === 'error');
  if (errors.length > 0) throw new Error(errors.map(({ element, sentence }) => `${element}: ${sentence}`).join('\n'));
  return graphs;
}

export async function graphOf(name: string): Promise<ProcessGraph> {
  const [graph] = await graphsOf(name);
  if (!graph) throw new Error(`${name} has no process`);
  return graph;
}

export interface Simulated {
  readonly trace: readonly TraceLine[];
  readonly outcome: Outcome;
  /** Elements entered, in order. */
  readonly entered: readonly string[];
  /** Elements left, in order. */
  readonly left: readonly string[];
  at(element: string): string | undefined;
}

/** Runs a diagram of the tests in memory. */
export async function simulated(name: string, options: SimulationOptions = {}): Promise<Simulated> {
  const graphs = await graphsOf(name);
  const [main] = graphs;
  if (!main) throw new Error(`${name} has no process`);
  return asSimulated(simulate(graphs, main, options));
}

/** A run with what tests ask of it. */
export function asSimulated({ trace, outcome }: ReturnType<typeof simulate>): Simulated {
  const ids = (event: TraceLine['event']): string[] =>
    trace.filter((line) => line.event === event).map((line) => line.element);
  return {
    trace,
    outcome,
    entered: ids('enter'),
    left: ids('leave'),
    at: (element) => trace.find((line) => line.event === 'enter' && line.element === element)?.at,
  };
}

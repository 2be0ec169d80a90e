import type { ProcessGraph } from '../graph/graph.ts';
import { lintEvents } from './lint-events.ts';
import { lintExpressions } from './lint-expressions.ts';
import { lintFlows } from './lint-flows.ts';
import { lintReferences } from './lint-references.ts';
import { lintSoundness } from './lint-soundness.ts';
import { lintStarts } from './lint-starts.ts';
import { lintTimers } from './lint-timers.ts';
import { lintWork } from './lint-work.ts';
import type { Problem } from './problem.ts';

export interface LintOptions {
  /** Names that `km:activity` may use; absent: any. */
  readonly activities?: readonly string[];
  /** Processes that call activities may name beside those of the same file; absent: any. */
  readonly processes?: readonly string[];
  /** Names and ids of decisions that business rule tasks may name; absent: any. */
  readonly decisions?: readonly string[];
  /** Sagas that call activities with `km:saga` may name; absent: any. */
  readonly sagas?: readonly string[];
}

/** Everything that is wrong with a graph as such. */
export function lint(graph: ProcessGraph, options: LintOptions): Problem[] {
  return [
    ...lintFlows(graph),
    ...lintEvents(graph),
    ...lintWork(graph, options),
    ...lintReferences(graph, options),
    ...lintExpressions(graph),
    ...lintTimers(graph),
    ...lintStarts(graph),
    ...lintSoundness(graph),
  ];
}

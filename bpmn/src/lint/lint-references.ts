import type { ProcessGraph } from '../graph/graph.ts';
import { callsOf, questionsOf } from '../graph/references.ts';
import type { LintOptions } from './lint.ts';
import { problem, type Problem } from './problem.ts';

/** What a diagram calls or asks has to exist, or its cases could not start. A process may call itself. */
export function lintReferences(graph: ProcessGraph, { processes, decisions, sagas }: LintOptions): Problem[] {
  const known = [...(processes ?? []), graph.processId];
  const calls = callsOf(graph)
    .filter(({ process }) => processes && !known.includes(process))
    .map(({ node, process }) => problem('UNKNOWN_CALLED', node.id, process, node.name));
  const questions = questionsOf(graph)
    .filter(({ decision }) => decisions && !decisions.includes(decision))
    .map(({ node, decision }) => problem('UNKNOWN_DECISION', node.id, decision, node.name));
  const unknownSagas = Object.values(graph.nodes)
    .filter(({ called }) => called?.saga && sagas && !sagas.includes(called.process))
    .map(({ id, name, called }) => problem('UNKNOWN_SAGA', id, called?.process ?? '', name));
  return [...calls, ...questions, ...unknownSagas];
}

import type { ProcessGraph } from '../../graph/graph.ts';
import type { LintOptions } from '../lint.ts';
import { problem, type Problem } from '../problem.ts';

/** A saga that a diagram calls is part of the release. */
export function unknownSaga(graph: ProcessGraph, { sagas }: LintOptions): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ called }) => called?.saga && sagas && !sagas.includes(called.process))
    .map(({ id, name, called }) => problem('UNKNOWN_SAGA', id, called?.process ?? '', name));
}

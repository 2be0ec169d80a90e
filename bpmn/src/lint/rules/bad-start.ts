import type { ProcessGraph } from '../../graph/graph.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { TRIGGER_NAMES } from '../polish-names.ts';
import { problem, type Problem } from '../problem.ts';
import { misplacedTriggers } from './allowed-triggers.ts';

/** A start event begins where it stands by what may begin there (BPMN 2.0.2, table 10.93). */
export function badStart(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ kind }) => kind === 'start-event')
    .flatMap((node) =>
      misplacedTriggers(graph, node, partsOf(node.trigger)).map((kind) =>
        problem('BAD_START', node.id, TRIGGER_NAMES[kind], node.name),
      ),
    );
}

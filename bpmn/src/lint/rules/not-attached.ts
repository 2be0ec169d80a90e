import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import { problem, type Problem } from '../problem.ts';

/** A boundary event sits on an activity (BPMN 2.0.2, 10.5.4). */
export function notAttached(graph: ProcessGraph): Problem[] {
  return Object.values(graph.nodes)
    .filter(({ kind, trigger }) => kind === 'boundary-event' && trigger)
    .filter(({ attachedTo }) => !isActivity(graph.nodes[attachedTo ?? '']))
    .map(({ id, name }) => problem('NOT_ATTACHED', id, '', name));
}

const isActivity = (node: GraphNode | undefined): boolean =>
  node !== undefined && (/(^|-)task$/.test(node.kind) || node.kind === 'sub-process' || node.kind === 'call-activity');

import { gather } from '../quantities.ts';
import { beginRounds } from '../repetition.ts';
import { mapVariables, visibleTo } from '../scope-variables.ts';
import { boundariesOf } from '../../graph/graph-index.ts';
import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import type { Variables } from '../../feel/variables.ts';
import { openWait } from '../waits.ts';
import { park, type Behaviour, type Execution } from '../execution.ts';

type Work = (execution: Execution, token: Token, node: GraphNode) => void;

/**
 * The life of every activity (BPMN 2.0.2, 13.3.2): its boundary events are awaited while it is at work, inputs are
 * mapped, then the work of its kind begins. A repeated one begins its rounds instead.
 */
export function activity(work: Work): Behaviour {
  const begin: Work = (execution, token, node) => {
    if (node.inputs)
      token.local = { ...token.local, ...mapVariables(execution, node.inputs, visibleTo(execution, token)) };
    park(token);
    work(execution, token, node);
  };
  return {
    enter(execution, token, node) {
      const isRound = token.round?.of !== undefined;
      if (!isRound && !gather(execution, token, node)) return;
      if (!isRound) armBoundary(execution, token, node);
      if (node.repetition && !isRound) return beginRounds(execution, token, node, node.repetition);
      begin(execution, token, node);
    },
    work: begin,
  };
}

function armBoundary(execution: Execution, token: Token, node: GraphNode): void {
  for (const boundary of boundariesOf(execution.graph, node.id))
    openWait(execution, boundary, { scope: token.scope, token });
}

/** What a called activity, process or message receives: the mapped inputs, else everything visible. */
export function inputOf(execution: Execution, token: Token, node: GraphNode): Variables {
  return node.inputs ? { ...token.local } : visibleTo(execution, token);
}

import { gather } from '../quantities.ts';
import { beginRounds } from '../repetition.ts';
import { mapVariables, visibleTo } from '../scope-variables.ts';
import { boundariesOf } from '../../graph/graph-index.ts';
import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import type { Variables } from '../../feel/variables.ts';
import { openWait } from '../waits.ts';
import { park, type Behaviour, type Walk } from '../walk.ts';

type Work = (walk: Walk, token: Token, node: GraphNode) => void;

/**
 * The life of every activity (BPMN 2.0.2, 13.3.2): its boundary events are awaited while it is at work, inputs are
 * mapped, then the work of its kind begins. A repeated one begins its rounds instead.
 */
export function activity(work: Work): Behaviour {
  const begin: Work = (walk, token, node) => {
    if (node.inputs) token.local = { ...token.local, ...mapVariables(walk, node.inputs, visibleTo(walk, token)) };
    park(token);
    work(walk, token, node);
  };
  return {
    enter(walk, token, node) {
      const isRound = token.round?.of !== undefined;
      if (!isRound && !gather(walk, token, node)) return;
      if (!isRound) armBoundary(walk, token, node);
      if (node.repetition && !isRound) return beginRounds(walk, token, node, node.repetition);
      begin(walk, token, node);
    },
    work: begin,
  };
}

function armBoundary(walk: Walk, token: Token, node: GraphNode): void {
  for (const boundary of boundariesOf(walk.graph, node.id)) openWait(walk, boundary, { scope: token.scope, token });
}

/** What a called activity, process or message receives: the mapped inputs, else everything visible. */
export function inputOf(walk: Walk, token: Token, node: GraphNode): Variables {
  return node.inputs ? { ...token.local } : visibleTo(walk, token);
}

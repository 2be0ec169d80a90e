import type { GraphNode } from '../graph/graph.ts';
import type { Scope, Token } from './state.ts';
import { closeWaitsIn, closeWaitsOf } from './waits.ts';
import { nodeOf, remove, standsForRounds, tokensIn, type Walk } from './walk.ts';

/** Takes away everything inside a scope; the scope itself stays. */
export function emptyScope(walk: Walk, scope: Scope, except?: Token): void {
  closeWaitsIn(walk, scope.id);
  for (const token of tokensIn(walk, scope.id)) {
    if (token !== except && walk.state.tokens[token.id]) cancelToken(walk, token);
  }
}

/** Takes a token away with everything that it holds: waits, open work, scopes, rounds. */
export function cancelToken(walk: Walk, token: Token): void {
  const node = nodeOf(walk, token.node);
  closeWaitsOf(walk, token);
  endScopesOn(walk, token);
  for (const round of Object.values(walk.state.tokens)) {
    if (round.round?.of === token.id || round.compensates === token.id) cancelToken(walk, round);
  }
  if (token.status === 'incident') {
    walk.effects.push({ kind: 'incident-over', token: token.id, node: node.id, how: 'cancelled' });
  } else if (!standsForRounds(node, token)) stopWork(walk, token, node);
  if (isSeen(node, token)) walk.effects.push({ kind: 'cancel', token: token.id, node: node.id });
  remove(walk, token);
}

/** Whether the world was told that the token entered. */
const isSeen = (node: GraphNode, token: Token): boolean =>
  !standsForRounds(node, token) && token.compensation?.afterwards !== 'vanish';

/** Ends the scopes that a token holds open. */
export function endScopesOn(walk: Walk, token: Token): void {
  for (const scope of Object.values(walk.state.scopes)) {
    if (scope.host !== token.id) continue;
    emptyScope(walk, scope);
    delete walk.state.scopes[scope.id];
  }
}

function stopWork(walk: Walk, token: Token, node: GraphNode): void {
  if (token.status !== 'waiting') return;
  if (node.kind === 'user-task') {
    walk.effects.push({ kind: 'close-task', token: token.id, node: node.id, how: 'cancelled' });
  } else if (node.activity !== undefined || node.decision) {
    walk.effects.push({ kind: 'stop-activity', token: token.id });
  } else if (node.called) {
    walk.effects.push({ kind: 'stop-child', token: token.id, process: node.called.process });
  }
}

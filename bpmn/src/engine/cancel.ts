import type { GraphNode } from '../graph/graph.ts';
import type { Scope, Token } from './state.ts';
import { closeWaitsIn, closeWaitsOf } from './waits.ts';
import { nodeOf, remove, standsForRounds, tokensIn, type Execution } from './execution.ts';

/** Takes away everything inside a scope; the scope itself stays. */
export function emptyScope(execution: Execution, scope: Scope, except?: Token): void {
  closeWaitsIn(execution, scope.id);
  for (const token of tokensIn(execution, scope.id)) {
    if (token !== except && execution.state.tokens[token.id]) cancelToken(execution, token);
  }
}

/** Takes a token away with everything that it holds: waits, open work, scopes, rounds. */
export function cancelToken(execution: Execution, token: Token): void {
  const node = nodeOf(execution, token.node);
  closeWaitsOf(execution, token);
  endScopesOn(execution, token);
  for (const round of Object.values(execution.state.tokens)) {
    if (round.round?.of === token.id || round.compensates === token.id) cancelToken(execution, round);
  }
  if (token.status === 'incident') {
    execution.effects.push({ kind: 'incident-over', token: token.id, node: node.id, how: 'cancelled' });
  } else if (!standsForRounds(node, token)) stopWork(execution, token, node);
  if (isSeen(node, token)) execution.effects.push({ kind: 'cancel', token: token.id, node: node.id });
  remove(execution, token);
}

/** Whether the world was told that the token entered. */
const isSeen = (node: GraphNode, token: Token): boolean =>
  !standsForRounds(node, token) && token.compensation?.afterwards !== 'vanish';

/** Ends the scopes that a token holds open. */
export function endScopesOn(execution: Execution, token: Token): void {
  for (const scope of Object.values(execution.state.scopes)) {
    if (scope.host !== token.id) continue;
    emptyScope(execution, scope);
    delete execution.state.scopes[scope.id];
  }
}

function stopWork(execution: Execution, token: Token, node: GraphNode): void {
  if (token.status !== 'waiting') return;
  if (node.kind === 'user-task') {
    execution.effects.push({ kind: 'close-task', token: token.id, node: node.id, how: 'cancelled' });
  } else if (node.activity !== undefined || node.decision) {
    execution.effects.push({ kind: 'stop-activity', token: token.id });
  } else if (node.called) {
    execution.effects.push({ kind: 'stop-child', token: token.id, process: node.called.process });
  }
}

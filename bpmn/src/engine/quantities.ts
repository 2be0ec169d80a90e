import type { GraphNode } from '../graph/graph.ts';
import type { Token } from './state.ts';
import { tokensAtNode } from './token-index.ts';
import { park, remove, type Execution } from './execution.ts';

/**
 * BPMN 2.0.2, 13.3.2 startQuantity: an activity begins when so many tokens have arrived; they become one.
 * @returns whether it begins now
 */
export function gather(execution: Execution, token: Token, { id, startQuantity = 1 }: GraphNode): boolean {
  if (startQuantity === 1 || token.gathered || token.compensates !== undefined) return true;
  token.status = 'gathering';
  const here = [...tokensAtNode(execution.state, token.scope, id)].filter(({ status }) => status === 'gathering');
  if (here.length < startQuantity) return false;
  for (const other of here) {
    if (other.id === token.id) continue;
    execution.effects.push({ kind: 'leave', token: other.id, node: id });
    remove(execution, other);
  }
  park(token);
  // an incident that is retried enters again and needs no others
  token.gathered = true;
  return true;
}

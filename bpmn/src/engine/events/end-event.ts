import { compensate } from '../compensation.ts';
import { leave } from '../completion.ts';
import { throwFrom } from '../errors.ts';
import { emptyScope } from '../cancel.ts';
import { endScope } from '../scopes.ts';
import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { remove, scopeOf, type Behaviour, type Walk } from '../walk.ts';
import { serviceTask } from '../tasks/service-task.ts';
import { escalateAll, throwCompensation } from './throw-event.ts';
import { thrownLast } from './thrown-last.ts';
import { throwToOthers } from './throwing.ts';

/** BPMN 2.0.2, 13.5.6 End Event: consumes the token, after throwing what it throws. */
export const endEvent: Behaviour = {
  enter(walk, token, node) {
    if (node.activity !== undefined) return serviceTask.enter(walk, token, node);
    throwToOthers(walk, token, node, () => end(walk, token, node));
  },
};

function end(walk: Walk, token: Token, node: GraphNode): void {
  if (!escalateAll(walk, token, node)) return;
  const last = thrownLast(node.trigger);
  switch (last?.kind) {
    case 'terminate':
      return terminate(walk, token);
    case 'compensation':
      return throwCompensation(walk, token, last);
    case 'cancel':
      return cancel(walk, token);
    case 'error':
      return fail(walk, token, node, last.code ?? '');
    default:
      leave(walk, token, []);
  }
}

/** Ends its own scope and nothing around it. */
function terminate(walk: Walk, token: Token): void {
  walk.effects.push({ kind: 'leave', token: token.id, node: token.node });
  remove(walk, token);
  const scope = scopeOf(walk, token.scope);
  emptyScope(walk, scope);
  endScope(walk, scope, 'terminated');
}

/** BPMN 2.0.2, 10.5.3 Cancel: ends what still runs in the transaction, compensates what is done, leaves by its boundary. */
function cancel(walk: Walk, token: Token): void {
  walk.effects.push({ kind: 'throw', token: token.id, node: token.node });
  emptyScope(walk, scopeOf(walk, token.scope), token);
  compensate(walk, token, undefined, 'cancel');
}

function fail(walk: Walk, token: Token, node: GraphNode, code: string): void {
  walk.effects.push({ kind: 'throw', token: token.id, node: node.id });
  walk.effects.push({ kind: 'leave', token: token.id, node: node.id });
  remove(walk, token);
  throwFrom(walk, token, { kind: 'error', code, message: node.name });
}

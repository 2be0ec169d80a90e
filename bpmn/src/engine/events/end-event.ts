import { compensate } from '../compensation.ts';
import { leave } from '../completion.ts';
import { throwFrom } from '../errors.ts';
import { emptyScope } from '../cancel.ts';
import { endScope } from '../scopes.ts';
import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { remove, scopeOf, type Behaviour, type Execution } from '../execution.ts';
import { serviceTask } from '../tasks/service-task.ts';
import { escalateAll, throwCompensation } from './throw-event.ts';
import { thrownLast } from './thrown-last.ts';
import { throwToOthers } from './throwing.ts';

/** BPMN 2.0.2, 13.5.6 End Event: consumes the token, after throwing what it throws. */
export const endEvent: Behaviour = {
  enter(execution, token, node) {
    if (node.activity !== undefined) return serviceTask.enter(execution, token, node);
    throwToOthers(execution, token, node, () => end(execution, token, node));
  },
};

function end(execution: Execution, token: Token, node: GraphNode): void {
  if (!escalateAll(execution, token, node)) return;
  const last = thrownLast(node.trigger);
  switch (last?.kind) {
    case 'terminate':
      return terminate(execution, token);
    case 'compensation':
      return throwCompensation(execution, token, last);
    case 'cancel':
      return cancel(execution, token);
    case 'error':
      return fail(execution, token, node, last.code ?? '');
    default:
      leave(execution, token, []);
  }
}

/** Ends its own scope and nothing around it. */
function terminate(execution: Execution, token: Token): void {
  execution.effects.push({ kind: 'leave', token: token.id, node: token.node });
  remove(execution, token);
  const scope = scopeOf(execution, token.scope);
  emptyScope(execution, scope);
  endScope(execution, scope, 'terminated');
}

/** BPMN 2.0.2, 10.5.3 Cancel: ends what still runs in the transaction, compensates what is done, leaves by its boundary. */
function cancel(execution: Execution, token: Token): void {
  execution.effects.push({ kind: 'throw', token: token.id, node: token.node });
  emptyScope(execution, scopeOf(execution, token.scope), token);
  compensate(execution, token, undefined, 'cancel');
}

function fail(execution: Execution, token: Token, node: GraphNode, code: string): void {
  execution.effects.push({ kind: 'throw', token: token.id, node: node.id });
  execution.effects.push({ kind: 'leave', token: token.id, node: node.id });
  remove(execution, token);
  throwFrom(execution, token, { kind: 'error', code, message: node.name });
}

import { compensate, compensateAside } from '../compensation.ts';
import { complete, leave } from '../completion.ts';
import { throwFrom } from '../errors.ts';
import { indexOf } from '../../graph/graph-index.ts';
import type { GraphNode, SimpleTrigger } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { enter, nodeOf, type Behaviour, type Execution } from '../execution.ts';
import { IncidentError } from '../incident-error.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import { thrownLast } from './thrown-last.ts';
import { throwToOthers } from './throwing.ts';

/** BPMN 2.0.2, 13.5.2 Intermediate Throw Event: throws and goes on at once. */
export const throwEvent: Behaviour = {
  enter(execution, token, node) {
    throwToOthers(execution, token, node, () => goOn(execution, token, node));
  },
};

function goOn(execution: Execution, token: Token, node: GraphNode): void {
  // an interrupting catch of an escalation takes this token away
  if (!escalateAll(execution, token, node)) return;
  const last = thrownLast(node.trigger);
  if (last?.kind === 'compensation') return throwCompensation(execution, token, last);
  if (last?.kind === 'link') return jump(execution, token, node, last.name);
  complete(execution, token, {});
}

/**
 * BPMN 2.0.2, 10.5.5 Compensation: what has been done is undone, last first; then the token goes on, with
 * `waitForCompletion="false"` at once.
 */
export function throwCompensation(
  execution: Execution,
  token: Token,
  { activity, waitForCompletion }: SimpleTrigger & { kind: 'compensation' },
): void {
  execution.effects.push({ kind: 'throw', token: token.id, node: token.node });
  if (waitForCompletion !== false) return compensate(execution, token, activity, 'complete');
  compensateAside(execution, token, activity);
  complete(execution, token, {});
}

/** Throws the escalations of an event. @returns whether the token is still there */
export function escalateAll(execution: Execution, token: Token, node: GraphNode): boolean {
  for (const part of partsOf(node.trigger)) {
    if (part.kind !== 'escalation') continue;
    escalate(execution, token, part.code ?? '');
    if (!execution.state.tokens[token.id]) return false;
  }
  return true;
}

/** Throws an escalation; nobody has to catch it (BPMN 2.0.2, 10.5.6). */
export function escalate(execution: Execution, token: Token, code: string): void {
  execution.effects.push({ kind: 'throw', token: token.id, node: token.node });
  throwFrom(execution, token, { kind: 'escalation', code, message: nodeOf(execution, token.node).name });
}

/** BPMN 2.0.2, 10.5.5 Link: a go-to within one level of the process. */
function jump(execution: Execution, token: Token, node: GraphNode, name: string): void {
  const target = indexOf(execution.graph)
    .links.get(name)
    ?.find(({ parent }) => parent === node.parent);
  if (!target) throw new IncidentError('NO_FLOW_CHOSEN', `There is no link „${name}” to go to`);
  enter(execution, target.id, token.scope);
  leave(execution, token, []);
}

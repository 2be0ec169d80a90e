import { BEHAVIOURS } from './behaviours.ts';
import { complete, goOn, leave, outgoing } from './completion.ts';
import { failWith, throwAt } from './errors.ts';
import type { EngineEvent } from './event.ts';
import { beginAtGateway, eventThatStarted } from './gateways/event-based.ts';
import type { GraphNode } from '../graph/graph.ts';
import { triggerSubscription, signal } from './trigger-subscription.ts';
import { move } from './move.ts';
import { attempt, messageOf, raiseIncident } from './incident-error.ts';
import { write } from './scope-variables.ts';
import { emptyScope } from './cancel.ts';
import { beginnings } from '../graph/beginnings.ts';
import { finish } from './finish.ts';
import { openScope, settleScope } from './scopes.ts';
import { hasHappened, startingNodes, type StartTrigger } from '../graph/starts.ts';
import type { Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { findMessageWait } from './message-wait.ts';
import { enter, makeReady, nodeOf, place, type Execution } from './execution.ts';

/** Lets one event act on the case. What it sets in motion moves afterwards. Late events for what is gone do nothing. */
export function apply(execution: Execution, event: EngineEvent): void {
  switch (event.kind) {
    case 'start':
      return start(execution, event.variables, event);
    case 'task-completed':
      return onToken(execution, event.token, 'waiting', (token) => {
        execution.effects.push({ kind: 'close-task', token: token.id, node: token.node, how: 'done' });
        complete(execution, token, event.variables);
      });
    case 'activity-completed':
      return onToken(execution, event.token, 'waiting', (token) =>
        complete(execution, token, asVariables(event.result)),
      );
    case 'activity-failed':
      return onToken(execution, event.token, 'waiting', (token) => {
        if (event.error !== undefined) return failWith(execution, token, event.error, event.message);
        const { cause, message } = event;
        raiseIncident(execution, token, {
          code: 'ACTIVITY_FAILED',
          phase: 'working',
          message,
          ...(cause && { cause }),
        });
      });
    case 'child-finished':
      return onToken(execution, event.token, 'waiting', (token) => childFinished(execution, token, event));
    case 'child-escalated':
      return onToken(execution, event.token, 'waiting', (token) =>
        throwAt(execution, token, {
          kind: 'escalation',
          code: event.code,
          message: nodeOf(execution, token.node).name,
        }),
      );
    case 'timer-fired': {
      const wait = execution.state.waits[event.wait];
      if (wait?.kind === 'timer') triggerSubscription(execution, wait, {});
      return;
    }
    case 'message': {
      const wait = findMessageWait(execution.state, event.name, event.correlation);
      if (wait) triggerSubscription(execution, wait, event.variables);
      return;
    }
    case 'signal':
      return signal(execution, event.name, event.variables);
    case 'retry':
      return onToken(execution, event.token, 'incident', (token) => retry(execution, token));
    case 'skip':
      return onToken(execution, event.token, 'incident', (token) => skip(execution, token, event.variables));
    case 'edit-variables':
      return write(execution, event.scope ?? topScope(execution), event.variables);
    case 'move':
      return move(execution, event.token, event.target);
    case 'reconsider':
      return;
    case 'cancel':
      for (const scope of Object.values(execution.state.scopes)) if (!scope.parent) emptyScope(execution, scope);
      return finish(execution, 'cancelled');
  }
}

function start(execution: Execution, variables: Variables, by: StartTrigger): void {
  try {
    const scope = openScope(execution, undefined, undefined, variables);
    for (const node of beginningsBy(execution, by)) {
      begin(execution, node, scope.id, by);
      execution.settle();
    }
    settleScope(execution, scope.id);
  } catch (error) {
    finish(execution, 'failed', { code: 'EXPRESSION_FAILED', message: messageOf(error) });
  }
}

/** A receive task, or an event behind a gateway, that starts the process has its message already (BPMN 2.0.2, 10.3.3 instantiate). */
function begin(execution: Execution, node: GraphNode, scope: string, by: StartTrigger): void {
  const event = node.instantiate ? eventThatStarted(execution, node, by) : undefined;
  if (event && node.kind === 'event-based-gateway') return beginAtGateway(execution, node, event, scope);
  if (!node.instantiate || !hasHappened(node, by)) return void enter(execution, node.id, scope);
  const token = place(execution, node.id, scope);
  execution.effects.push({ kind: 'catch', token: token.id, node: node.id });
  complete(execution, token, {});
}

/** BPMN 2.0.2, 13.2: the start event of what happened, else the none start events, else the only one there is. */
function beginningsBy(execution: Execution, by: StartTrigger): GraphNode[] {
  const starts = startingNodes(execution.graph);
  const named = starts.filter(
    (node) => hasHappened(node, by) || (node.kind === 'event-based-gateway' && eventThatStarted(execution, node, by)),
  );
  if (named.length > 0) return named;
  const plain = beginnings(execution.graph, undefined);
  return plain.length > 0 ? plain : starts.slice(0, 1);
}

function onToken(execution: Execution, id: string, status: Token['status'], act: (token: Token) => void): void {
  const token = execution.state.tokens[id];
  if (token?.status === status) act(token);
}

const asVariables = (result: unknown): Variables =>
  typeof result === 'object' && result !== null && !Array.isArray(result) ? (result as Variables) : {};

function childFinished(execution: Execution, token: Token, { end }: EngineEvent & { kind: 'child-finished' }): void {
  if (end.kind === 'completed') return complete(execution, token, end.variables);
  if (end.kind === 'error') return failWith(execution, token, end.code, end.message);
  raiseIncident(execution, token, {
    code: 'CHILD_FAILED',
    phase: 'working',
    message: 'The called process was cancelled',
  });
}

function retry(execution: Execution, token: Token): void {
  const incident = token.incident;
  execution.effects.push({ kind: 'incident-over', token: token.id, node: token.node, how: 'retried' });
  delete token.incident;
  token.status = 'waiting';
  const node = nodeOf(execution, token.node);
  const { work } = BEHAVIOURS[node.kind];
  if (incident?.phase === 'leaving' && incident.result) return complete(execution, token, incident.result);
  if (incident?.phase === 'leaving') return goOn(execution, token, {});
  if (incident?.phase === 'working' && work) {
    attempt(execution, token, 'working', () => work(execution, token, node));
    return;
  }
  makeReady(execution, token);
}

/** Goes on as if the work had succeeded with these variables; a gateway that found no flow takes its first. */
function skip(execution: Execution, token: Token, variables: Variables): void {
  execution.effects.push({ kind: 'incident-over', token: token.id, node: token.node, how: 'skipped' });
  delete token.incident;
  token.status = 'waiting';
  write(execution, token.scope, variables);
  const node = nodeOf(execution, token.node);
  if (node.kind.endsWith('-gateway')) return leave(execution, token, outgoing(execution, node).slice(0, 1));
  goOn(execution, token, variables);
}

function topScope(execution: Execution): string {
  return Object.values(execution.state.scopes).find((scope) => scope.parent === undefined)?.id ?? '';
}

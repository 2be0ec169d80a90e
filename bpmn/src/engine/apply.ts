import { BEHAVIOURS } from './behaviours.ts';
import { complete, goOn, leave, outgoing } from './completion.ts';
import { failWith, throwAt } from './errors.ts';
import type { EngineEvent } from './event.ts';
import { beginAtGateway, eventThatStarted } from './gateways/event-based.ts';
import type { GraphNode } from '../graph/graph.ts';
import { happen, signal } from './happenings.ts';
import { move } from './move.ts';
import { attempt, messageOf, raiseIncident } from './obstacle.ts';
import { write } from './scope-variables.ts';
import { emptyScope } from './cancel.ts';
import { beginnings } from '../graph/beginnings.ts';
import { finish } from './finish.ts';
import { openScope, settleScope } from './scopes.ts';
import { hasHappened, startingNodes, type StartTrigger } from '../graph/starts.ts';
import type { Token } from './state.ts';
import type { Variables } from '../feel/variables.ts';
import { findMessageWait } from './message-wait.ts';
import { enter, makeReady, nodeOf, place, type Walk } from './walk.ts';

/** Lets one event act on the case. What it sets in motion moves afterwards. Late events for what is gone do nothing. */
export function apply(walk: Walk, event: EngineEvent): void {
  switch (event.kind) {
    case 'start':
      return start(walk, event.variables, event);
    case 'task-completed':
      return onToken(walk, event.token, 'waiting', (token) => {
        walk.effects.push({ kind: 'close-task', token: token.id, node: token.node, how: 'done' });
        complete(walk, token, event.variables);
      });
    case 'activity-completed':
      return onToken(walk, event.token, 'waiting', (token) => complete(walk, token, asVariables(event.result)));
    case 'activity-failed':
      return onToken(walk, event.token, 'waiting', (token) => {
        if (event.error !== undefined) return failWith(walk, token, event.error, event.message);
        const { cause, message } = event;
        raiseIncident(walk, token, { code: 'ACTIVITY_FAILED', phase: 'working', message, ...(cause && { cause }) });
      });
    case 'child-finished':
      return onToken(walk, event.token, 'waiting', (token) => childFinished(walk, token, event));
    case 'child-escalated':
      return onToken(walk, event.token, 'waiting', (token) =>
        throwAt(walk, token, { kind: 'escalation', code: event.code, message: nodeOf(walk, token.node).name }),
      );
    case 'timer-fired': {
      const wait = walk.state.waits[event.wait];
      if (wait?.kind === 'timer') happen(walk, wait, {});
      return;
    }
    case 'message': {
      const wait = findMessageWait(walk.state, event.name, event.correlation);
      if (wait) happen(walk, wait, event.variables);
      return;
    }
    case 'signal':
      return signal(walk, event.name, event.variables);
    case 'retry':
      return onToken(walk, event.token, 'incident', (token) => retry(walk, token));
    case 'skip':
      return onToken(walk, event.token, 'incident', (token) => skip(walk, token, event.variables));
    case 'edit-variables':
      return write(walk, event.scope ?? topScope(walk), event.variables);
    case 'move':
      return move(walk, event.token, event.target);
    case 'reconsider':
      return;
    case 'cancel':
      for (const scope of Object.values(walk.state.scopes)) if (!scope.parent) emptyScope(walk, scope);
      return finish(walk, 'cancelled');
  }
}

function start(walk: Walk, variables: Variables, by: StartTrigger): void {
  try {
    const scope = openScope(walk, undefined, undefined, variables);
    for (const node of beginningsBy(walk, by)) begin(walk, node, scope.id, by);
    settleScope(walk, scope.id);
  } catch (error) {
    finish(walk, 'failed', { code: 'EXPRESSION_FAILED', message: messageOf(error) });
  }
}

/** A receive task, or an event behind a gateway, that starts the process has its message already (BPMN 2.0.2, 10.3.3 instantiate). */
function begin(walk: Walk, node: GraphNode, scope: string, by: StartTrigger): void {
  const event = node.instantiate ? eventThatStarted(walk, node, by) : undefined;
  if (event && node.kind === 'event-based-gateway') return beginAtGateway(walk, node, event, scope);
  if (!node.instantiate || !hasHappened(node, by)) return void enter(walk, node.id, scope);
  const token = place(walk, node.id, scope);
  walk.effects.push({ kind: 'catch', token: token.id, node: node.id });
  complete(walk, token, {});
}

/** BPMN 2.0.2, 13.2: the start event of what happened, else the none start events, else the only one there is. */
function beginningsBy(walk: Walk, by: StartTrigger): GraphNode[] {
  const starts = startingNodes(walk.graph);
  const named = starts.filter(
    (node) => hasHappened(node, by) || (node.kind === 'event-based-gateway' && eventThatStarted(walk, node, by)),
  );
  if (named.length > 0) return named;
  const plain = beginnings(walk.graph, undefined);
  return plain.length > 0 ? plain : starts.slice(0, 1);
}

function onToken(walk: Walk, id: string, status: Token['status'], act: (token: Token) => void): void {
  const token = walk.state.tokens[id];
  if (token?.status === status) act(token);
}

const asVariables = (result: unknown): Variables =>
  typeof result === 'object' && result !== null && !Array.isArray(result) ? (result as Variables) : {};

function childFinished(walk: Walk, token: Token, { end }: EngineEvent & { kind: 'child-finished' }): void {
  if (end.kind === 'completed') return complete(walk, token, end.variables);
  if (end.kind === 'error') return failWith(walk, token, end.code, end.message);
  raiseIncident(walk, token, { code: 'CHILD_FAILED', phase: 'working', message: 'The called process was cancelled' });
}

function retry(walk: Walk, token: Token): void {
  const incident = token.incident;
  walk.effects.push({ kind: 'incident-over', token: token.id, node: token.node, how: 'retried' });
  delete token.incident;
  token.status = 'waiting';
  const node = nodeOf(walk, token.node);
  const { work } = BEHAVIOURS[node.kind];
  if (incident?.phase === 'leaving' && incident.result) return complete(walk, token, incident.result);
  if (incident?.phase === 'leaving') return goOn(walk, token, {});
  if (incident?.phase === 'working' && work) {
    attempt(walk, token, 'working', () => work(walk, token, node));
    return;
  }
  makeReady(walk, token);
}

/** Goes on as if the work had succeeded with these variables; a gateway that found no flow takes its first. */
function skip(walk: Walk, token: Token, variables: Variables): void {
  walk.effects.push({ kind: 'incident-over', token: token.id, node: token.node, how: 'skipped' });
  delete token.incident;
  token.status = 'waiting';
  write(walk, token.scope, variables);
  const node = nodeOf(walk, token.node);
  if (node.kind.endsWith('-gateway')) return leave(walk, token, outgoing(walk, node).slice(0, 1));
  goOn(walk, token, variables);
}

function topScope(walk: Walk): string {
  return Object.values(walk.state.scopes).find((scope) => scope.parent === undefined)?.id ?? '';
}

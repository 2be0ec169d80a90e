import { happenAtBoundary, startEventSubProcess } from './trigger-subscription.ts';
import { boundariesOf } from '../graph/graph-index.ts';
import type { GraphNode } from '../graph/graph.ts';
import { emptyScope } from './cancel.ts';
import { eventSubProcessStarts } from '../graph/beginnings.ts';
import { finish } from './finish.ts';
import type { Token } from './state.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { nodeOf, scopeOf, type Execution } from './execution.ts';

type Thrown = { readonly kind: 'error' | 'escalation'; readonly code: string; readonly message: string };

/**
 * An activity failed with a BPMN error (BPMN 2.0.2, 10.5.6 and 13.5.5): the innermost catch wins, first the activity's own
 * boundary, then the scopes around it. An error that nobody catches ends the case as failed.
 */
export function failWith(execution: Execution, token: Token, code: string, message: string): void {
  throwAt(execution, token, { kind: 'error', code, message });
}

/** As `failWith`, also for an escalation, which nobody has to catch. */
export function throwAt(execution: Execution, token: Token, thrown: Thrown): void {
  if (caughtAtBoundary(execution, token, thrown)) return;
  throwFrom(execution, token, thrown);
}

/** An end or throw event throws: nothing sits on the event itself, so the search begins with its scope. */
export function throwFrom(execution: Execution, token: Token, thrown: Thrown): void {
  if (caughtInScope(execution, token.scope, thrown)) return;
  if (thrown.kind === 'escalation') {
    execution.effects.push({ kind: 'escalate', token: token.id, node: token.node, code: thrown.code });
    return;
  }
  for (const scope of Object.values(execution.state.scopes)) if (!scope.parent) emptyScope(execution, scope);
  finish(execution, 'failed', { code: thrown.code, message: thrown.message });
}

function caughtInScope(execution: Execution, scopeId: string, thrown: Thrown): boolean {
  const scope = scopeOf(execution, scopeId);
  const start = bestCatch(eventSubProcessStarts(execution.graph, scope.node), thrown);
  if (start && !scope.interrupted) {
    startEventSubProcess(execution, start, scope, payloadOf(thrown));
    return true;
  }
  const host = scope.host === undefined ? undefined : execution.state.tokens[scope.host];
  if (!host) return false;
  if (caughtAtBoundary(execution, host, thrown)) return true;
  // an error inside an event sub-process is not caught by its siblings
  const isHandler = nodeOf(execution, host.node).kind === 'event-sub-process';
  if (!isHandler) return caughtInScope(execution, host.scope, thrown);
  const outer = scopeOf(execution, host.scope);
  const outerHost = outer.host === undefined ? undefined : execution.state.tokens[outer.host];
  if (!outerHost) return false;
  return caughtAtBoundary(execution, outerHost, thrown) || caughtInScope(execution, outerHost.scope, thrown);
}

function caughtAtBoundary(execution: Execution, token: Token, thrown: Thrown): boolean {
  const host = execution.state.tokens[token.round?.of ?? token.id] ?? token;
  const boundary = bestCatch(boundariesOf(execution.graph, host.node), thrown);
  if (!boundary) return false;
  happenAtBoundary(execution, boundary, host, payloadOf(thrown));
  return true;
}

/** The catch with the same code before the one that catches every code. */
function bestCatch(nodes: readonly GraphNode[], { kind, code }: Thrown): GraphNode | undefined {
  const catches = (node: GraphNode, wanted: string | undefined): boolean =>
    partsOf(node.trigger).some((part) =>
      part.kind === kind && 'code' in part ? part.code === wanted : part.kind === kind && wanted === undefined,
    );
  return nodes.find((node) => catches(node, code)) ?? nodes.find((node) => catches(node, undefined));
}

const payloadOf = ({ kind, code, message }: Thrown): Record<string, string> =>
  kind === 'error' ? { errorCode: code, errorMessage: message } : { escalationCode: code };

import { happenAtBoundary, startEventSubProcess } from './happenings.ts';
import { boundariesOf } from '../graph/graph-index.ts';
import type { GraphNode } from '../graph/graph.ts';
import { emptyScope } from './cancel.ts';
import { eventSubProcessStarts } from '../graph/beginnings.ts';
import { finish } from './finish.ts';
import type { Token } from './state.ts';
import { partsOf } from '../graph/trigger-parts.ts';
import { nodeOf, scopeOf, type Walk } from './walk.ts';

type Thrown = { readonly kind: 'error' | 'escalation'; readonly code: string; readonly message: string };

/**
 * An activity failed with a BPMN error (BPMN 2.0.2, 10.5.6 and 13.5.5): the innermost catch wins, first the activity's own
 * boundary, then the scopes around it. An error that nobody catches ends the case as failed.
 */
export function failWith(walk: Walk, token: Token, code: string, message: string): void {
  throwAt(walk, token, { kind: 'error', code, message });
}

/** As `failWith`, also for an escalation, which nobody has to catch. */
export function throwAt(walk: Walk, token: Token, thrown: Thrown): void {
  if (caughtAtBoundary(walk, token, thrown)) return;
  throwFrom(walk, token, thrown);
}

/** An end or throw event throws: nothing sits on the event itself, so the search begins with its scope. */
export function throwFrom(walk: Walk, token: Token, thrown: Thrown): void {
  if (caughtInScope(walk, token.scope, thrown)) return;
  if (thrown.kind === 'escalation') {
    walk.effects.push({ kind: 'escalate', token: token.id, node: token.node, code: thrown.code });
    return;
  }
  for (const scope of Object.values(walk.state.scopes)) if (!scope.parent) emptyScope(walk, scope);
  finish(walk, 'failed', { code: thrown.code, message: thrown.message });
}

function caughtInScope(walk: Walk, scopeId: string, thrown: Thrown): boolean {
  const scope = scopeOf(walk, scopeId);
  const start = bestCatch(eventSubProcessStarts(walk.graph, scope.node), thrown);
  if (start && !scope.interrupted) {
    startEventSubProcess(walk, start, scope, payloadOf(thrown));
    return true;
  }
  const host = scope.host === undefined ? undefined : walk.state.tokens[scope.host];
  if (!host) return false;
  if (caughtAtBoundary(walk, host, thrown)) return true;
  // an error inside an event sub-process is not caught by its siblings
  const isHandler = nodeOf(walk, host.node).kind === 'event-sub-process';
  if (!isHandler) return caughtInScope(walk, host.scope, thrown);
  const outer = scopeOf(walk, host.scope);
  const outerHost = outer.host === undefined ? undefined : walk.state.tokens[outer.host];
  if (!outerHost) return false;
  return caughtAtBoundary(walk, outerHost, thrown) || caughtInScope(walk, outerHost.scope, thrown);
}

function caughtAtBoundary(walk: Walk, token: Token, thrown: Thrown): boolean {
  const host = walk.state.tokens[token.round?.of ?? token.id] ?? token;
  const boundary = bestCatch(boundariesOf(walk.graph, host.node), thrown);
  if (!boundary) return false;
  happenAtBoundary(walk, boundary, host, payloadOf(thrown));
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

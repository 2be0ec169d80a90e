import { boundariesOf } from '../../graph/graph-index.ts';
import type { GraphNode } from '../../graph/graph.ts';
import { eventSubProcessStarts } from '../../graph/beginnings.ts';
import type { Scope, Token, Subscription } from '../state.ts';
import { announce, closeWait, openWait, wantedBy } from '../waits.ts';
import { nodeOf, type Execution } from '../execution.ts';
import { triggerOf } from './migrate-wait.ts';
import { attemptFor, renamed, type Migration } from './migration.ts';

/** Brings what is awaited in line with the new diagram: names, given-up events, new events. */
export function renewWaits(
  migration: Migration,
  execution: Execution,
  migrated: ReadonlyMap<string, Subscription | undefined>,
): void {
  for (const [id, wait] of migrated) {
    const present = execution.state.waits[id];
    if (!present) continue;
    if (!wait) closeWait(execution, present);
    else attemptFor(migration, 'wait', id, wait.node, () => renew(migration, execution, wait));
  }
  openNew(migration, execution);
}

/** Messages and signals are called as the new diagram calls them; timers keep their date unless they are to be counted anew. */
function renew({ before, rules }: Migration, execution: Execution, wait: Subscription): void {
  const node = nodeOf(execution, wait.node);
  const old = before.waits[wait.id];
  const trigger = triggerOf(node, wait);
  const token = wait.token === undefined ? undefined : execution.state.tokens[wait.token];
  const keepsDate = wait.kind === 'timer' && rules.timers !== 'recompute';
  if (!trigger || keepsDate || wait.kind === 'condition') {
    execution.state.waits[wait.id] = wait;
  } else {
    const { kind: _kind, ...wanted } = wantedBy(
      execution,
      trigger,
      { scope: wait.scope, ...(token && { token }) },
      node,
    ) ?? {
      kind: wait.kind,
    };
    const { id, node: at, scope, token: waiting, part } = wait;
    const same = {
      id,
      node: at,
      scope,
      ...(waiting !== undefined && { token: waiting }),
      ...(part !== undefined && { part }),
    };
    execution.state.waits[wait.id] = { ...same, kind: wait.kind, ...wanted };
  }
  const now = execution.state.waits[wait.id];
  if (now && TOLD.some((name) => now[name] !== old?.[name])) announce(execution, now);
}

/** What the world knows of a wait. */
const TOLD = ['node', 'name', 'correlation', 'due'] as const;

/** Events that only the new diagram has are awaited from now on; what has happened in the old one does not happen again. */
function openNew(migration: Migration, execution: Execution): void {
  const known = new Set(Object.keys(migration.from.nodes).map((id) => renamed(migration, id)));
  const open = (nodes: readonly GraphNode[], scope: string, token?: Token): void => {
    for (const node of nodes) {
      if (known.has(node.id)) continue;
      const id = token?.id ?? scope;
      attemptFor(migration, token ? 'token' : 'scope', id, node.id, () =>
        openWait(execution, node, { scope, ...(token && { token }) }),
      );
    }
  };
  for (const token of Object.values(execution.state.tokens)) open(eventsOn(execution, token), token.scope, token);
  for (const scope of Object.values(execution.state.scopes)) {
    if (isOpen(execution, scope)) open(eventSubProcessStarts(execution.graph, scope.node), scope.id);
  }
}

/** The events that a token waits for beside its own work. */
function eventsOn(execution: Execution, token: Token): GraphNode[] {
  const node = nodeOf(execution, token.node);
  if (node.kind === 'event-based-gateway') {
    return node.outgoing.flatMap((id) => execution.graph.nodes[execution.graph.flows[id]?.target ?? ''] ?? []);
  }
  const isAtWork = token.status === 'waiting' || (token.incident && token.incident.phase !== 'entering');
  if (!isAtWork || token.round?.of !== undefined) return [];
  return [...boundariesOf(execution.graph, node.id)];
}

/** A scope that an event sub-process has interrupted, or that is only being compensated, waits for nothing more. */
function isOpen({ state }: Execution, { interrupted, host }: Scope): boolean {
  return !interrupted && state.tokens[host ?? '']?.compensates === undefined;
}

import { boundariesOf } from '../../graph/graph-index.ts';
import type { GraphNode } from '../../graph/graph.ts';
import { eventSubProcessStarts } from '../../graph/beginnings.ts';
import type { Scope, Token, Wait } from '../state.ts';
import { announce, closeWait, openWait, wantedBy } from '../waits.ts';
import { nodeOf, type Walk } from '../walk.ts';
import { triggerOf } from './migrate-wait.ts';
import { attemptFor, renamed, type Migration } from './migration.ts';

/** Brings what is awaited in line with the new diagram: names, given-up events, new events. */
export function renewWaits(migration: Migration, walk: Walk, migrated: ReadonlyMap<string, Wait | undefined>): void {
  for (const [id, wait] of migrated) {
    const present = walk.state.waits[id];
    if (!present) continue;
    if (!wait) closeWait(walk, present);
    else attemptFor(migration, 'wait', id, wait.node, () => renew(migration, walk, wait));
  }
  openNew(migration, walk);
}

/** Messages and signals are called as the new diagram calls them; timers keep their date unless they are to be counted anew. */
function renew({ before, rules }: Migration, walk: Walk, wait: Wait): void {
  const node = nodeOf(walk, wait.node);
  const old = before.waits[wait.id];
  const trigger = triggerOf(node, wait);
  const token = wait.token === undefined ? undefined : walk.state.tokens[wait.token];
  const keepsDate = wait.kind === 'timer' && rules.timers !== 'recompute';
  if (!trigger || keepsDate || wait.kind === 'condition') {
    walk.state.waits[wait.id] = wait;
  } else {
    const { kind: _kind, ...wanted } = wantedBy(
      walk,
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
    walk.state.waits[wait.id] = { ...same, kind: wait.kind, ...wanted };
  }
  const now = walk.state.waits[wait.id];
  if (now && TOLD.some((name) => now[name] !== old?.[name])) announce(walk, now);
}

/** What the world knows of a wait. */
const TOLD = ['node', 'name', 'correlation', 'due'] as const;

/** Events that only the new diagram has are awaited from now on; what has happened in the old one does not happen again. */
function openNew(migration: Migration, walk: Walk): void {
  const known = new Set(Object.keys(migration.from.nodes).map((id) => renamed(migration, id)));
  const open = (nodes: readonly GraphNode[], scope: string, token?: Token): void => {
    for (const node of nodes) {
      if (known.has(node.id)) continue;
      const id = token?.id ?? scope;
      attemptFor(migration, token ? 'token' : 'scope', id, node.id, () =>
        openWait(walk, node, { scope, ...(token && { token }) }),
      );
    }
  };
  for (const token of Object.values(walk.state.tokens)) open(eventsOn(walk, token), token.scope, token);
  for (const scope of Object.values(walk.state.scopes)) {
    if (isOpen(walk, scope)) open(eventSubProcessStarts(walk.graph, scope.node), scope.id);
  }
}

/** The events that a token waits for beside its own work. */
function eventsOn(walk: Walk, token: Token): GraphNode[] {
  const node = nodeOf(walk, token.node);
  if (node.kind === 'event-based-gateway') {
    return node.outgoing.flatMap((id) => walk.graph.nodes[walk.graph.flows[id]?.target ?? ''] ?? []);
  }
  const isAtWork = token.status === 'waiting' || (token.incident && token.incident.phase !== 'entering');
  if (!isAtWork || token.round?.of !== undefined) return [];
  return [...boundariesOf(walk.graph, node.id)];
}

/** A scope that an event sub-process has interrupted, or that is only being compensated, waits for nothing more. */
function isOpen({ state }: Walk, { interrupted, host }: Scope): boolean {
  return !interrupted && state.tokens[host ?? '']?.compensates === undefined;
}

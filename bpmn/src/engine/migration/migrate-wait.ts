import type { GraphNode, SimpleTrigger } from '../../graph/graph.ts';
import type { Subscription } from '../state.ts';
import { partsOf } from '../../graph/trigger-parts.ts';
import {
  levelOf,
  nodeFor,
  obstruct,
  renamed,
  targetOf,
  type Migration,
  type MigrationObstacleCode,
} from './migration.ts';

/** What is awaited, in the new diagram: an event of the same kind in the same place; `undefined` when it is given up. */
export function migrateWait(migration: Migration, wait: Subscription): Subscription | undefined {
  if (targetOf(migration, wait.node) === null && canBeGivenUp(migration, wait)) return undefined;
  const target = nodeFor(migration, wait.node);
  const code = target ? difference(migration, wait, target) : 'ELEMENT_GONE';
  if (code) obstruct(migration, 'wait', wait.id, wait.node, code);
  return { ...wait, node: renamed(migration, wait.node) };
}

/** The trigger of a wait. */
export const triggerOf = (node: GraphNode | undefined, { part = 0 }: Subscription): SimpleTrigger | undefined =>
  partsOf(node?.trigger)[part];

/** An event on which the token itself stands cannot be given up: it would wait for nothing. */
function canBeGivenUp({ before }: Migration, { token, node }: Subscription): boolean {
  return token === undefined || before.tokens[token]?.node !== node;
}

function difference(migration: Migration, wait: Subscription, target: GraphNode): MigrationObstacleCode | undefined {
  const old = migration.from.nodes[wait.node];
  if (old?.kind !== target.kind) return 'OTHER_KIND';
  const [before, after] = [triggerOf(old, wait), triggerOf(target, wait)];
  if (before?.kind !== after?.kind || partsOf(old.trigger).length !== partsOf(target.trigger).length) {
    return 'OTHER_EVENT';
  }
  if (isCycle(before) !== isCycle(after)) return 'OTHER_EVENT';
  return placeOf(migration, wait, target);
}

const isCycle = (trigger: SimpleTrigger | undefined): boolean => trigger?.kind === 'timer' && trigger.timer === 'cycle';

function placeOf(migration: Migration, wait: Subscription, target: GraphNode): MigrationObstacleCode | undefined {
  const { to, before } = migration;
  if (target.kind === 'start-event') {
    const handler = to.nodes[target.parent ?? ''];
    const isHere = handler?.kind === 'event-sub-process' && handler.parent === levelOf(migration, wait.scope);
    return isHere ? undefined : 'OTHER_LEVEL';
  }
  const token = before.tokens[wait.token ?? ''];
  if (!token) return 'ELEMENT_GONE';
  const standsOn = renamed(migration, token.node);
  if (target.kind === 'boundary-event') return target.attachedTo === standsOn ? undefined : 'NOT_ATTACHED';
  const behind = to.nodes[standsOn]?.outgoing.map((id) => to.flows[id]?.target) ?? [];
  return target.id === standsOn || behind.includes(target.id) ? undefined : 'NOT_ATTACHED';
}

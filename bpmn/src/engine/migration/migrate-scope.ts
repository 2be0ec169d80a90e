import type { Scope } from '../state.ts';
import { migrateCompensable } from './migrate-compensation.ts';
import { levelOf, nodeFor, obstruct, renamed, type Migration } from './migration.ts';

/** A running scope in the new diagram: a sub-process of the same kind on the same level. */
export function migrateScope(migration: Migration, scope: Scope): Scope {
  const { node, parent, pending, compensable } = scope;
  if (node !== undefined) {
    const target = nodeFor(migration, node);
    if (!target) obstruct(migration, 'scope', scope.id, node, 'ELEMENT_GONE');
    else if (migration.from.nodes[node]?.kind !== target.kind)
      obstruct(migration, 'scope', scope.id, node, 'OTHER_KIND');
    else if (parent !== undefined && target.parent !== levelOf(migration, parent)) {
      obstruct(migration, 'scope', scope.id, node, 'OTHER_LEVEL');
    }
  }
  for (const id of pending ?? []) {
    if (!nodeFor(migration, id)) obstruct(migration, 'scope', scope.id, id, 'ELEMENT_GONE');
  }
  return {
    ...scope,
    ...(node !== undefined && { node: renamed(migration, node) }),
    ...(pending && { pending: pending.map((id) => renamed(migration, id)) }),
    ...(compensable && { compensable: compensable.map((item) => migrateCompensable(migration, scope.id, item)) }),
  };
}

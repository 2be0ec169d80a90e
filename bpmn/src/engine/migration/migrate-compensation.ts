import type { Compensable, Compensation, Kept } from '../state.ts';
import { nodeFor, obstruct, renamed, type Migration } from './migration.ts';

/** A completed activity that can be compensated: it has to be one in the new diagram too. */
export function migrateCompensable(migration: Migration, owner: string, item: Compensable): Compensable {
  const old = migration.from.nodes[item.node];
  const target = nodeFor(migration, item.node);
  if (!target) obstruct(migration, 'compensation', owner, item.node, 'ELEMENT_GONE');
  else if (old?.kind !== target.kind) obstruct(migration, 'compensation', owner, item.node, 'OTHER_KIND');
  else if ((old.compensation === undefined) !== (target.compensation === undefined)) {
    obstruct(migration, 'compensation', owner, item.node, 'NO_COMPENSATION');
  }
  return {
    ...item,
    node: renamed(migration, item.node),
    ...(item.kept && { kept: migrateKept(migration, owner, item.kept) }),
  };
}

/** What a completed sub-process has left behind. */
export function migrateKept(migration: Migration, owner: string, { variables, compensable }: Kept): Kept {
  return { variables, compensable: compensable.map((item) => migrateCompensable(migration, owner, item)) };
}

/** A compensation under way. */
export function migrateCompensation(migration: Migration, owner: string, compensation: Compensation): Compensation {
  return {
    ...compensation,
    items: compensation.items.map((item) => migrateCompensable(migration, owner, item)),
  };
}

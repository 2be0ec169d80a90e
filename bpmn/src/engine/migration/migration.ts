import type { GraphNode, ProcessGraph } from '../../graph/graph.ts';
import type { CaseState } from '../state.ts';

/** How a running case is to go on by another version of its diagram. */
export interface MigrationRules {
  /**
   * Which element (or flow) of the new diagram takes the place of one of the old; default the same id. `null` gives an awaited
   * event up: a boundary event, an event sub-process, a way out of an event-based gateway.
   */
  readonly mapping?: Readonly<Record<string, string | null>>;
  /** Whether timers and dates of tasks stay as they are or are counted anew from the moment of the migration; default `keep`. */
  readonly timers?: 'keep' | 'recompute';
}

export const MIGRATION_OBSTACLES = [
  'ELEMENT_GONE',
  'OTHER_KIND',
  'OTHER_LEVEL',
  'OTHER_EVENT',
  'OTHER_ACTIVITY',
  'OTHER_CALLED_PROCESS',
  'OTHER_REPETITION',
  'OTHER_DECISION',
  'FLOW_GONE',
  'NOT_ATTACHED',
  'NO_COMPENSATION',
  'BAD_EXPRESSION',
] as const;
export type MigrationObstacleCode = (typeof MIGRATION_OBSTACLES)[number];

/** Why a part of a case has no place in the new diagram. One is enough: nothing is migrated then. */
export interface MigrationObstacle {
  readonly record: 'token' | 'wait' | 'scope' | 'compensation';
  /** Id of the token, wait or scope. */
  readonly id: string;
  /** Element of the old diagram. */
  readonly element: string;
  /** Element of the new diagram that was meant; absent where it is given up. */
  readonly target?: string;
  readonly code: MigrationObstacleCode;
}

/** A migration under way: both diagrams, the case, and what stands in the way so far. */
export interface Migration {
  readonly from: ProcessGraph;
  readonly to: ProcessGraph;
  readonly before: CaseState;
  readonly rules: MigrationRules;
  readonly obstacles: MigrationObstacle[];
}

/** The id that takes the place of another; `null` when it is given up. */
export function targetOf({ rules }: Migration, id: string): string | null {
  const target = rules.mapping?.[id];
  return target === undefined ? id : target;
}

/** As `targetOf`, for what may be unknown in the new diagram without harm. */
export const renamed = (migration: Migration, id: string): string => targetOf(migration, id) ?? id;

/** The element that takes the place of another. */
export function nodeFor(migration: Migration, id: string): GraphNode | undefined {
  const target = targetOf(migration, id);
  return target === null ? undefined : migration.to.nodes[target];
}

/** The sub-process of the new diagram in which a scope then runs; `undefined` at the top. */
export function levelOf(migration: Migration, scopeId: string): string | undefined {
  const node = migration.before.scopes[scopeId]?.node;
  return node === undefined ? undefined : renamed(migration, node);
}

/** Something stands in the way. */
export function obstruct(
  migration: Migration,
  record: MigrationObstacle['record'],
  id: string,
  element: string,
  code: MigrationObstacleCode,
): void {
  const target = targetOf(migration, element);
  migration.obstacles.push({ record, id, element, ...(target !== null && { target }), code });
}

/** Does something for a part of the case; an expression of the new diagram that fails stands in the way. */
export function attemptFor(
  migration: Migration,
  record: MigrationObstacle['record'],
  id: string,
  target: string,
  act: () => void,
): void {
  try {
    act();
  } catch {
    migration.obstacles.push({ record, id, element: target, target, code: 'BAD_EXPRESSION' });
  }
}

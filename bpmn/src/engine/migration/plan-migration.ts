import { openedTask } from '../tasks/user-task.ts';
import type { Effect } from '../effect.ts';
import { currentGraph } from '../../graph/current-graph.ts';
import { newExecution } from '../agenda.ts';
import type { ProcessGraph } from '../../graph/graph.ts';
import type { CaseState, Token } from '../state.ts';
import type { Step } from '../step.ts';
import { nodeOf, standsForRounds, type Execution } from '../execution.ts';
import { migrateScope } from './migrate-scope.ts';
import { migrateToken } from './migrate-token.ts';
import { migrateWait } from './migrate-wait.ts';
import { attemptFor, renamed, type Migration, type MigrationObstacle, type MigrationRules } from './migration.ts';
import { renewWaits } from './renew-waits.ts';

/** What a migration would do to a case. */
export interface MigrationPlan {
  /** What stands in the way; with one of them nothing is migrated. */
  readonly obstacles: readonly MigrationObstacle[];
  /** Where tokens stand, and where they would. */
  readonly tokens: readonly { readonly token: string; readonly element: string; readonly target: string }[];
  /** Elements of the new diagram whose events would be awaited from then on. */
  readonly opened: readonly string[];
  /** Elements of the old diagram whose events would no longer be awaited. */
  readonly ended: readonly string[];
  /** The migrated case; present where nothing stands in the way. */
  readonly step?: Step;
}

/**
 * Puts a case on another version of its diagram, or says why that is impossible. Pure, all or nothing: every token, wait, scope
 * and compensation record maps to an element of the same kind on the same level. The standard knows no migration; the rules
 * stand in `workflows/README.md`.
 * @param at when (ISO 8601, UTC); the clock of dates that are counted anew
 */
export function planMigration(
  from: ProcessGraph,
  to: ProcessGraph,
  before: CaseState,
  rules: MigrationRules,
  at: string,
): MigrationPlan {
  const migration: Migration = { from: currentGraph(from), to: currentGraph(to), before, rules, obstacles: [] };
  const copy = JSON.parse(JSON.stringify(before)) as CaseState;
  const state: CaseState = {
    ...copy,
    tokens: mapped(copy.tokens, (token) => migrateToken(migration, token)),
    scopes: mapped(copy.scopes, (scope) => migrateScope(migration, scope)),
  };
  const waits = new Map(Object.values(copy.waits).map((wait) => [wait.id, migrateWait(migration, wait)]));
  const tokens = Object.values(before.tokens).map(({ id, node }) => ({
    token: id,
    element: node,
    target: renamed(migration, node),
  }));
  const ended = [...waits].flatMap(([id, wait]) => (wait ? [] : (before.waits[id]?.node ?? [])));
  if (migration.obstacles.length > 0) return { obstacles: migration.obstacles, tokens, opened: [], ended };
  const execution = newExecution(migration.to, state, at);
  for (const token of Object.values(state.tokens)) {
    attemptFor(migration, 'token', token.id, token.node, () => tell(migration, execution, token));
  }
  renewWaits(migration, execution, waits);
  if (migration.obstacles.length > 0) return { obstacles: migration.obstacles, tokens, opened: [], ended };
  const opened = Object.values(state.waits).flatMap(({ id, node }) => (before.waits[id] ? [] : [node]));
  return { obstacles: [], tokens, opened, ended, step: { state, effects: execution.effects } };
}

/** The projection learns where a token stands now, and what its task looks like. */
function tell({ before, rules }: Migration, execution: Execution, token: Token): void {
  const node = nodeOf(execution, token.node);
  if (standsForRounds(node, token)) return;
  const from = before.tokens[token.id]?.node ?? node.id;
  execution.effects.push({ kind: 'migrated', token: token.id, node: node.id, from });
  if (node.kind !== 'user-task' || !node.userTask || token.status !== 'waiting') return;
  const { dueAt, followUpAt, ...task } = openedTask(execution, token, node.userTask);
  const dates = { ...(dueAt !== undefined && { dueAt }), ...(followUpAt !== undefined && { followUpAt }) };
  const changed: Effect = {
    kind: 'change-task',
    token: token.id,
    node: node.id,
    task: { ...task, ...(rules.timers === 'recompute' && dates) },
  };
  execution.effects.push(changed);
}

function mapped<Part>(parts: Record<string, Part>, migrate: (part: Part) => Part): Record<string, Part> {
  return Object.fromEntries(Object.entries(parts).map(([id, part]) => [id, migrate(part)]));
}

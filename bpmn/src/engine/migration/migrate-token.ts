import type { GraphNode } from '../../graph/graph.ts';
import type { Token } from '../state.ts';
import { migrateCompensation, migrateKept } from './migrate-compensation.ts';
import { levelOf, nodeFor, obstruct, renamed, type Migration, type MigrationObstacleCode } from './migration.ts';

/** A token in the new diagram: it stands on an element of the same kind, on the same level, at the same work. */
export function migrateToken(migration: Migration, token: Token): Token {
  const target = nodeFor(migration, token.node);
  const old = migration.from.nodes[token.node];
  const code = target ? difference(migration, token, old, target) : 'ELEMENT_GONE';
  if (code) obstruct(migration, 'token', token.id, token.node, code);
  const { flow, consumed, kept, compensation } = token;
  return {
    ...token,
    node: renamed(migration, token.node),
    ...(flow !== undefined && { flow: renamed(migration, flow) }),
    ...(consumed && { consumed: consumed.map((id) => renamed(migration, id)) }),
    ...(kept && { kept: migrateKept(migration, token.id, kept) }),
    ...(compensation && { compensation: migrateCompensation(migration, token.id, compensation) }),
  };
}

function difference(
  migration: Migration,
  token: Token,
  old: GraphNode | undefined,
  target: GraphNode,
): MigrationObstacleCode | undefined {
  if (old?.kind !== target.kind || old.isTransaction !== target.isTransaction) return 'OTHER_KIND';
  if (old.adHoc?.sequential !== target.adHoc?.sequential) return 'OTHER_KIND';
  if (target.parent !== levelOf(migration, token.scope)) return 'OTHER_LEVEL';
  if (repetitionOf(old) !== repetitionOf(target)) return 'OTHER_REPETITION';
  if (JOINS.includes(target.kind) && !flowsOf(token).every((id) => target.incoming.includes(renamed(migration, id)))) {
    return 'FLOW_GONE';
  }
  // what is under way goes on; what has to be repeated begins anew by the new diagram
  if (token.status !== 'waiting') return undefined;
  if (old.activity !== target.activity) return 'OTHER_ACTIVITY';
  if (old.decision?.resultVariable !== target.decision?.resultVariable) return 'OTHER_DECISION';
  const isSameCall = old.called?.process === target.called?.process && old.called?.saga === target.called?.saga;
  return isSameCall ? undefined : 'OTHER_CALLED_PROCESS';
}

const JOINS: readonly GraphNode['kind'][] = ['parallel-gateway', 'inclusive-gateway', 'complex-gateway'];

/** The flows by which a token came: a join counts them. */
const flowsOf = ({ flow, consumed = [] }: Token): string[] => [...(flow === undefined ? [] : [flow]), ...consumed];

function repetitionOf({ repetition }: GraphNode): string {
  if (!repetition) return 'once';
  return repetition.kind === 'loop' ? 'loop' : `instances ${repetition.sequential ? 'in turn' : 'at once'}`;
}

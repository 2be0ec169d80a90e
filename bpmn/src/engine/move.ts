import { currentGraph } from '../graph/current-graph.ts';
import type { GraphNode, ProcessGraph } from '../graph/graph.ts';
import { cancelToken } from './cancel.ts';
import type { CaseState, Token } from './state.ts';
import { enter, type Execution } from './execution.ts';

/** Why a token cannot be moved, or not to there. */
export const MOVE_OBSTACLES = [
  'UNKNOWN_TOKEN',
  'UNKNOWN_TARGET',
  'OTHER_SCOPE',
  'NOT_ENTERED_BY_FLOW',
  'WAITS_FOR_OTHERS',
  'ONE_OF_SEVERAL',
  'COMPENSATION_UNDER_WAY',
  'EVENT_SUB_PROCESS',
  'AD_HOC',
] as const;
export type MoveObstacle = (typeof MOVE_OBSTACLES)[number];

/**
 * Whether a token that waits or is an incident may be put on another element. The standard knows no such act; these rules keep
 * a case sound: the target lies in the same scope, is entered by a flow as a matter of course, and needs no other tokens.
 * @returns why not, or `undefined`
 */
export function moveObstacle(
  graph: ProcessGraph,
  state: CaseState,
  tokenId: string,
  target: string,
): MoveObstacle | undefined {
  const token = state.tokens[tokenId];
  if (!token) return 'UNKNOWN_TOKEN';
  const { nodes } = currentGraph(graph);
  const node = nodes[target];
  if (!node) return 'UNKNOWN_TARGET';
  const scope = state.scopes[token.scope];
  if (node.parent !== scope?.node) return 'OTHER_SCOPE';
  if (scope?.node !== undefined && graph.nodes[scope.node]?.adHoc) return 'AD_HOC';
  return obstacleOfToken(graph, token) ?? obstacleOfTarget(node);
}

function obstacleOfToken(graph: ProcessGraph, token: Token): MoveObstacle | undefined {
  if (token.round?.of !== undefined) return 'ONE_OF_SEVERAL';
  if (token.compensation || token.compensates !== undefined) return 'COMPENSATION_UNDER_WAY';
  if (token.consumed) return 'WAITS_FOR_OTHERS';
  return graph.nodes[token.node]?.kind === 'event-sub-process' ? 'EVENT_SUB_PROCESS' : undefined;
}

const JOINS: readonly GraphNode['kind'][] = ['parallel-gateway', 'inclusive-gateway', 'complex-gateway'];

function obstacleOfTarget(node: GraphNode): MoveObstacle | undefined {
  const { kind, incoming, isForCompensation, startQuantity = 1, trigger } = node;
  if (kind === 'boundary-event' || kind === 'event-sub-process' || kind === 'start-event' || isForCompensation) {
    return 'NOT_ENTERED_BY_FLOW';
  }
  if (kind === 'intermediate-catch-event' && trigger?.kind === 'link') return 'NOT_ENTERED_BY_FLOW';
  return startQuantity > 1 || (JOINS.includes(kind) && incoming.length > 1) ? 'WAITS_FOR_OTHERS' : undefined;
}

/** Takes a token away with all that it waits for, and puts a new one on the target. Nothing happens where that is impossible. */
export function move(execution: Execution, tokenId: string, target: string): void {
  const token = execution.state.tokens[tokenId];
  if (!token || moveObstacle(execution.graph, execution.state, tokenId, target)) return;
  const { scope } = token;
  cancelToken(execution, token);
  enter(execution, target, scope);
}

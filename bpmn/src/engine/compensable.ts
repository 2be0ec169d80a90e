import { eventSubProcessStarts } from '../graph/beginnings.ts';
import type { GraphNode } from '../graph/graph.ts';
import type { Kept, Scope, Token } from './state.ts';
import { scopeOf, standsForRounds, type Execution } from './execution.ts';

/**
 * Remembers a completed activity that can be compensated (BPMN 2.0.2, 10.7 and 13.5.5). Of a repeated one every completed
 * instance is, and its handler runs once for each; the token that stands for all is not.
 */
export function keep(execution: Execution, token: Token, node: GraphNode): void {
  if (standsForRounds(node, token) || (node.compensation === undefined && !token.kept)) return;
  const scope = scopeOf(execution, token.scope);
  const { kept } = token;
  const local = token.round?.of === undefined ? undefined : token.local;
  scope.compensable = [...(scope.compensable ?? []), { node: node.id, ...(kept && { kept }), ...(local && { local }) }];
}

/** What a completed sub-process leaves behind for a later compensation; its variables are those of its end. */
export function keptOf(execution: Execution, scope: Scope): Kept | undefined {
  const compensable = scope.compensable ?? [];
  if (compensable.length === 0 && !compensationStart(execution, scope.node)) return undefined;
  return { variables: scope.variables, compensable };
}

/** The start event of the event sub-process that compensates a sub-process. */
export function compensationStart(execution: Execution, node: string | undefined): GraphNode | undefined {
  return eventSubProcessStarts(execution.graph, node).find(({ trigger }) => trigger?.kind === 'compensation');
}

import type { ProcessGraph } from '../graph/graph.ts';
import type { CaseState, Token } from '../engine/state.ts';
import type { Variables } from '../feel/variables.ts';
import { standsForRounds } from '../engine/execution.ts';

/** A case of a simulation, and the call that began it. */
export interface LiveCase {
  readonly graph: ProcessGraph;
  state: CaseState;
  readonly caller?: { readonly of: LiveCase; readonly token: string };
}

export interface Outcome {
  readonly state: 'completed' | 'waiting' | 'incident' | 'failed';
  readonly variables: Variables;
  readonly waiting: readonly { readonly element: string; readonly kind: string }[];
  readonly error?: { readonly code: string; readonly message: string };
}

/** How a case has ended, or what it and all others wait for. */
export function outcomeOf({ state }: LiveCase, cases: readonly LiveCase[]): Outcome {
  const variables = variablesOf(state);
  const incident = cases.flatMap((live) => Object.values(live.state.tokens)).find((token) => token.incident)?.incident;
  const waiting = waitingOf(cases);
  if (state.status === 'failed')
    return { state: 'failed', variables, waiting: [], ...(state.failure && { error: state.failure }) };
  if (state.status !== 'running') return { state: 'completed', variables, waiting: [] };
  if (!incident) return { state: 'waiting', variables, waiting };
  return { state: 'incident', variables, waiting, error: { code: incident.code, message: incident.message } };
}

/** Variables of the top of a case. */
export const variablesOf = ({ scopes }: CaseState): Variables =>
  Object.values(scopes).find((scope) => !scope.parent)?.variables ?? {};

/** Everything that the cases wait for. */
export const waitingOf = (cases: readonly LiveCase[]): Outcome['waiting'] => cases.flatMap((live) => waitingIn(live));

/** The open tasks of a case. */
export function openTasksOf({ state, graph }: LiveCase): Token[] {
  return Object.values(state.tokens).filter((token) => {
    const node = graph.nodes[token.node];
    return token.status === 'waiting' && node?.kind === 'user-task' && !standsForRounds(node, token);
  });
}

function waitingIn(live: LiveCase): { element: string; kind: string }[] {
  if (live.state.status !== 'running') return [];
  const tasks = openTasksOf(live).map(({ node }) => ({ element: node, kind: 'task' }));
  const waits = Object.values(live.state.waits).map(({ node, kind }) => ({
    element: node,
    kind: kind === 'condition' ? 'conditional' : kind,
  }));
  return [...tasks, ...waits];
}

import type { CaseState, Token } from '../state.ts';
import { waitingAt } from '../execution.ts';

/** Flows by which tokens have come to a join, of the working copy of one step alone. */
const KNOWN = new WeakMap<CaseState, Map<string, Set<string | undefined>>>();

/**
 * Notes that a token waits at a join. At a join of thousands of flows, a look at all of them for each that comes would take for ever.
 * @returns by how many flows tokens have come, at most: one that was taken away since is still counted
 */
export function noteArrival(state: CaseState, { scope, node, flow }: Token): number {
  const places = KNOWN.get(state) ?? new Map<string, Set<string | undefined>>();
  KNOWN.set(state, places);
  const place = `${scope} ${node}`;
  const flows = places.get(place) ?? new Set(waitingAt({ state }, scope, node).map((token) => token.flow));
  places.set(place, flows.add(flow));
  return flows.size;
}

/** Counts a join anew: its tokens have gone on, or one was taken away. */
export function forgetArrivals(state: CaseState, { scope, node }: Token): void {
  KNOWN.get(state)?.delete(`${scope} ${node}`);
}

import type { CaseState, Subscription } from './state.ts';

/** Ids of waits by the token that waits, of the working copy of one step alone. */
const KNOWN = new WeakMap<CaseState, Map<string, Set<string>>>();

/** Puts a wait into a state. */
export function addWait(state: CaseState, wait: Subscription): void {
  const index = indexOf(state);
  state.waits[wait.id] = wait;
  note(index, wait);
}

/** Takes a wait off a state. */
export function removeWait(state: CaseState, { id, token }: Subscription): void {
  const index = indexOf(state);
  delete state.waits[id];
  if (token !== undefined) index.get(token)?.delete(id);
}

/** What a token waits for, in the order in which it began. */
export function waitsOfToken(state: CaseState, token: string): Subscription[] {
  return [...(indexOf(state).get(token) ?? [])].flatMap((id) => state.waits[id] ?? []);
}

function indexOf(state: CaseState): Map<string, Set<string>> {
  const known = KNOWN.get(state);
  if (known) return known;
  const index = new Map<string, Set<string>>();
  for (const wait of Object.values(state.waits)) note(index, wait);
  KNOWN.set(state, index);
  return index;
}

function note(index: Map<string, Set<string>>, { id, token }: Subscription): void {
  if (token === undefined) return;
  const set = index.get(token);
  if (set) set.add(id);
  else index.set(token, new Set([id]));
}

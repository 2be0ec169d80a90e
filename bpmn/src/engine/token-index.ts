import type { CaseState, Token } from './state.ts';

/** The tokens of a working copy by scope, and by scope and element, in the order in which they came. */
interface TokenIndex {
  readonly inScope: Map<string, Set<Token>>;
  readonly atNode: Map<string, Set<Token>>;
}

/** Of the working copy of one step alone; a state itself stays plain JSON. */
const KNOWN = new WeakMap<CaseState, TokenIndex>();

/** Puts a token into a state. */
export function addToken(state: CaseState, token: Token): void {
  const index = indexOf(state);
  state.tokens[token.id] = token;
  note(index, token);
}

/** Takes a token off a state. */
export function removeToken(state: CaseState, token: Token): void {
  const { inScope, atNode } = indexOf(state);
  delete state.tokens[token.id];
  inScope.get(token.scope)?.delete(token);
  atNode.get(placeOf(token))?.delete(token);
}

/** Tokens of one scope. */
export const tokensInScope = (state: CaseState, scope: string): ReadonlySet<Token> =>
  indexOf(state).inScope.get(scope) ?? NONE;

/** Tokens of one scope on one element. */
export const tokensAtNode = (state: CaseState, scope: string, node: string): ReadonlySet<Token> =>
  indexOf(state).atNode.get(placeOf({ scope, node })) ?? NONE;

const NONE: ReadonlySet<Token> = new Set();

const placeOf = ({ scope, node }: Pick<Token, 'scope' | 'node'>): string => `${scope} ${node}`;

function indexOf(state: CaseState): TokenIndex {
  const known = KNOWN.get(state);
  if (known) return known;
  const index: TokenIndex = { inScope: new Map(), atNode: new Map() };
  for (const token of Object.values(state.tokens)) note(index, token);
  KNOWN.set(state, index);
  return index;
}

function note({ inScope, atNode }: TokenIndex, token: Token): void {
  addTo(inScope, token.scope, token);
  addTo(atNode, placeOf(token), token);
}

function addTo(map: Map<string, Set<Token>>, key: string, token: Token): void {
  const set = map.get(key);
  if (set) set.add(token);
  else map.set(key, new Set([token]));
}

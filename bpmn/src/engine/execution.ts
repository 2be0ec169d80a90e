import type { Effect } from './effect.ts';
import type { GraphNode, ProcessGraph } from '../graph/graph.ts';
import { addToken, removeToken, tokensAtNode, tokensInScope } from './token-index.ts';
import type { CaseState, Instances, Scope, Token } from './state.ts';
import type { FeelClock } from '../feel/feel.ts';
import type { Variables } from '../feel/variables.ts';

/** One step under way: the working copy of the state, the effects so far, and the tokens that can move. */
export interface Execution {
  readonly graph: ProcessGraph;
  readonly state: CaseState;
  readonly effects: Effect[];
  readonly clock: FeelClock;
  readonly hooks: EngineHooks;
  /** Tokens that have entered an element and not yet been looked at. */
  readonly ready: string[];
  /** Messages and signals thrown in this step that wait until nothing else can move. */
  readonly thrown: (() => void)[];
  /** What follows from tokens that have gone; done before anything else moves. */
  readonly agenda: Consequence[];
  /** Does all that is on the agenda, where somebody else comes next who has to find it done. */
  readonly settle: () => void;
  /** Whether variables or waits have changed since the conditions were looked at. */
  changed: boolean;
}

/** What follows when a token has done its work: the rules of what stands around it. */
export type Consequence =
  | { readonly kind: 'undone'; readonly token: Token }
  | { readonly kind: 'round-over'; readonly token: Token; readonly result: Variables }
  | { readonly kind: 'look-at-conditions' }
  | { readonly kind: 'settle-scope'; readonly scope: string };

/** What the engine's host may add. All are optional, pure and deterministic. */
export interface EngineHooks {
  /** Evaluates a decision by name; throw FeelFailure for a problem. Without it a business rule task is an incident. */
  readonly decide?: (decision: string, variables: Variables, clock: FeelClock) => Variables[string];
  /** Decisions that are evaluated outside, by an activity, because they take too long for one step. */
  readonly decidesOutside?: (decision: string) => boolean;
  /** Elements a case may enter between two waits before it is stopped as an endless loop; default 10,000. */
  readonly stepLimit?: number;
}

/** How an element reacts to a token. One file per element. */
export interface Behaviour {
  /** A token has entered. */
  enter(execution: Execution, token: Token, node: GraphNode): void;
  /** Repeats the work after an incident; elements without work are entered again. */
  work?(execution: Execution, token: Token, node: GraphNode): void;
}

/** @throws Error when the graph has no such node: the graph was not made by `compile` */
export function nodeOf(execution: Pick<Execution, 'graph'>, id: string): GraphNode {
  const node = execution.graph.nodes[id];
  if (!node) throw new Error(`The graph of ${execution.graph.processId} has no element ${id}`);
  return node;
}

/** @throws Error when the scope has ended */
export function scopeOf(execution: Pick<Execution, 'state'>, id: string): Scope {
  const scope = execution.state.scopes[id];
  if (!scope) throw new Error(`The case has no scope ${id}`);
  return scope;
}

/** A new id; never given twice in a case. */
export function nextId(execution: Execution, letter: 't' | 's' | 'w'): string {
  execution.state.sequence += 1;
  return `${letter}${execution.state.sequence}`;
}

/** Puts a new token on a node. The token that stands for all rounds of a repeated activity is not announced: its rounds are. */
export function place(execution: Execution, nodeId: string, scope: string, flow?: string, round?: Instances): Token {
  const id = nextId(execution, 't');
  const token: Token = { id, node: nodeId, scope, status: 'waiting', ...(flow && { flow }), ...(round && { round }) };
  addToken(execution.state, token);
  execution.state.steps += 1;
  if (!standsForRounds(nodeOf(execution, nodeId), token)) {
    execution.effects.push({ kind: 'enter', token: id, node: nodeId, scope, ...(flow && { flow }) });
  }
  return token;
}

/** As `place`; the element then looks at the token when its turn comes. */
export function enter(execution: Execution, nodeId: string, scope: string, flow?: string): Token {
  const token = place(execution, nodeId, scope, flow);
  makeReady(execution, token);
  return token;
}

/** The element looks at the token (again). */
export function makeReady(execution: Execution, token: Token): void {
  token.status = 'ready';
  execution.ready.push(token.id);
}

/** Whether the token is the one that counts the rounds of a repeated activity. */
export function standsForRounds(node: GraphNode, token: Token): boolean {
  return node.repetition !== undefined && token.round?.of === undefined;
}

/** Takes a token off the state; nothing else happens. */
export function remove(execution: Execution, token: Token): void {
  removeToken(execution.state, token);
}

/** The token stays where it is until something happens to it. */
export function park(token: Token): void {
  token.status = 'waiting';
}

/** Tokens of one scope, in the order in which they came. */
export function tokensIn(execution: Pick<Execution, 'state'>, scope: string): Token[] {
  return [...tokensInScope(execution.state, scope)];
}

/** Whether nothing is left in a scope. */
export function isEmpty(execution: Pick<Execution, 'state'>, scope: string): boolean {
  return tokensInScope(execution.state, scope).size === 0;
}

/** Tokens that wait on an element of one scope, in the order in which they came. */
export function waitingAt(execution: Pick<Execution, 'state'>, scope: string, node: string): Token[] {
  return [...tokensAtNode(execution.state, scope, node)].filter(({ status }) => status === 'waiting');
}

/** Scopes directly inside a scope. */
export function scopesIn(execution: Pick<Execution, 'state'>, scope: string): Scope[] {
  return Object.values(execution.state.scopes).filter((inner) => inner.parent === scope);
}

import { apply } from './apply.ts';
import { BEHAVIOURS } from './behaviours.ts';
import { watch } from './conditions.ts';
import type { Effect } from './effect.ts';
import type { EngineEvent } from './event.ts';
import { guarded } from './guard.ts';
import { settleComplex } from './gateways/complex.ts';
import { settleInclusive } from './gateways/inclusive.ts';
import { currentGraph } from '../graph/current-graph.ts';
import type { ProcessGraph } from '../graph/graph.ts';
import { attempt, raiseIncident } from './obstacle.ts';
import { proceed } from './proceed.ts';
import type { CaseState } from './state.ts';
import { nodeOf, type EngineHooks, type Walk } from './walk.ts';

/** What one event did to a case. */
export interface Step {
  readonly state: CaseState;
  /** In the order in which things happened. */
  readonly effects: readonly Effect[];
}

/** Events after which a loop has waited, so that its steps are counted anew. */
const WAITED: ReadonlySet<EngineEvent['kind']> = new Set([
  'task-completed',
  'timer-fired',
  'message',
  'signal',
  'retry',
  'move',
]);

/** A case that has not started yet. `zone`: the city's IANA zone. */
export function newCase(zone = 'Europe/Warsaw'): CaseState {
  return { format: 1, sequence: 0, steps: 0, status: 'running', zone, scopes: {}, tokens: {}, waits: {} };
}

/**
 * The interpreter: lets one event happen and moves every token as far as it goes. Pure: the given state is not changed,
 * the same input gives the same output, and events for what no longer exists change nothing.
 */
export function step(graph: ProcessGraph, before: CaseState, event: EngineEvent, hooks: EngineHooks = {}): Step {
  if (before.status !== 'running') return { state: before, effects: [] };
  const state = JSON.parse(JSON.stringify(before)) as CaseState;
  if (WAITED.has(event.kind)) state.steps = 0;
  const clock = { at: event.at, zone: state.zone };
  const walk: Walk = {
    graph: currentGraph(graph),
    state,
    effects: [],
    clock,
    hooks,
    proceed,
    ready: [],
    thrown: [],
    changed: true,
  };
  guarded(walk, event, () => {
    apply(walk, event);
    return true;
  });
  if (event.kind === 'edit-variables' && event.held) return { state, effects: walk.effects };
  const goOn = (): boolean =>
    watch(walk) || moveNext(walk) || settleInclusive(walk) || settleComplex(walk) || deliver(walk);
  while (state.status === 'running' && guarded(walk, event, goOn));
  // what was thrown by the last step of a case still goes out into the world
  while (guarded(walk, event, () => deliver(walk)));
  return { state, effects: walk.effects };
}

function moveNext(walk: Walk): boolean {
  const id = walk.ready.shift();
  if (id === undefined) return false;
  const token = walk.state.tokens[id];
  if (token?.status !== 'ready') return true;
  const limit = walk.hooks.stepLimit ?? 10_000;
  if (walk.state.steps > limit) {
    raiseIncident(walk, token, {
      code: 'STEP_LIMIT',
      phase: 'entering',
      message: `More than ${limit} steps without a wait`,
    });
    return true;
  }
  const node = nodeOf(walk, token.node);
  attempt(walk, token, 'entering', () => BEHAVIOURS[node.kind].enter(walk, token, node));
  return true;
}

/** Lets the next throw happen: one that nothing in this case awaited at once. */
function deliver(walk: Walk): boolean {
  const thrown = walk.thrown.shift();
  thrown?.();
  return thrown !== undefined;
}

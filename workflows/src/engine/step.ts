import { apply, signal } from './apply.ts';
import { BEHAVIOURS } from './behaviours.ts';
import type { Effect } from './effect.ts';
import type { EngineEvent } from './event.ts';
import { FeelFailure, evaluateCondition } from './feel.ts';
import { settleComplex } from './gateways/complex.ts';
import { settleInclusive } from './gateways/inclusive.ts';
import type { ProcessGraph } from './graph.ts';
import { happen } from './happenings.ts';
import { findMessageWait } from './message-wait.ts';
import { attempt, raiseIncident } from './obstacle.ts';
import { partsOf } from './trigger-parts.ts';
import { visibleIn, visibleTo } from './scope-variables.ts';
import type { CaseState, Wait } from './state.ts';
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
  const walk: Walk = { graph, state, effects: [], clock, hooks, ready: [], thrown: [] };
  apply(walk, event);
  if (event.kind === 'edit-variables' && event.held) return { state, effects: walk.effects };
  while (
    state.status === 'running' &&
    (moveNext(walk) || settleInclusive(walk) || settleComplex(walk) || deliver(walk) || watch(walk))
  );
  // what was thrown by the last step of a case still goes out into the world
  while (walk.thrown.length > 0) deliver(walk);
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

/** Gives a thrown message or signal to this case's own catches; what it does not want goes out into the world. */
function deliver(walk: Walk): boolean {
  const thrown = walk.thrown.shift();
  if (!thrown) return false;
  const { kind, name, variables, ...rest } = thrown;
  if (kind === 'signal') {
    walk.effects.push({ kind: 'throw-signal', token: rest.token, node: rest.node, name, variables });
    signal(walk, name, variables);
    return true;
  }
  const wait = findMessageWait(walk.state, name, rest.correlation);
  if (wait) happen(walk, wait, variables);
  else walk.effects.push({ kind: 'throw-message', name, variables, ...rest });
  return true;
}

/** BPMN 2.0.2, 10.5.5 Conditional: happens when the condition becomes true. */
function watch(walk: Walk): boolean {
  for (const wait of Object.values(walk.state.waits)) {
    if (wait.kind !== 'condition') continue;
    const isTrue = holds(walk, wait);
    if (!isTrue) delete wait.happened;
    if (!isTrue || wait.happened) continue;
    happen(walk, wait, {});
    return true;
  }
  return false;
}

/** A condition over variables that do not exist yet is not true yet. */
function holds(walk: Walk, wait: Wait): boolean {
  const trigger = partsOf(nodeOf(walk, wait.node).trigger)[wait.part ?? 0];
  if (trigger?.kind !== 'conditional') return false;
  const token = wait.token === undefined ? undefined : walk.state.tokens[wait.token];
  try {
    const seen = token ? visibleTo(walk, token) : visibleIn(walk, wait.scope);
    return evaluateCondition(trigger.condition, seen, walk.clock);
  } catch (error) {
    if (error instanceof FeelFailure) return false;
    throw error;
  }
}

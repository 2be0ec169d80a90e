import { apply } from './apply.ts';
import { BEHAVIOURS } from './behaviours.ts';
import { watch } from './conditions.ts';
import type { Effect } from './effect.ts';
import type { EngineEvent } from './event.ts';
import { guarded } from './guard.ts';
import { settleComplex } from './gateways/complex.ts';
import { settleInclusive } from './gateways/inclusive.ts';
import type { ProcessGraph } from '../graph/graph.ts';
import { attempt, raiseIncident } from './incident-error.ts';
import { newExecution, settleNext } from './agenda.ts';
import type { CaseState } from './state.ts';
import { nodeOf, type EngineHooks, type Execution } from './execution.ts';

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
  const execution = newExecution(graph, state, event.at, hooks);
  guarded(execution, event, () => {
    apply(execution, event);
    return true;
  });
  if (event.kind === 'edit-variables' && event.held) return resultOf(execution);
  const goOn = (): boolean =>
    settleNext(execution) ||
    watch(execution) ||
    moveNext(execution) ||
    settleInclusive(execution) ||
    settleComplex(execution) ||
    deliver(execution);
  while (state.status === 'running' && guarded(execution, event, goOn));
  // what was thrown by the last step of a case still goes out into the world
  while (guarded(execution, event, () => deliver(execution)));
  return resultOf(execution);
}

/** The state as an object of its own: what the working copy is indexed by goes with the working copy. */
const resultOf = ({ state, effects }: Execution): Step => ({ state: { ...state }, effects });

function moveNext(execution: Execution): boolean {
  const id = execution.ready.shift();
  if (id === undefined) return false;
  const token = execution.state.tokens[id];
  if (token?.status !== 'ready') return true;
  const limit = execution.hooks.stepLimit ?? 10_000;
  if (execution.state.steps > limit) {
    raiseIncident(execution, token, {
      code: 'STEP_LIMIT',
      phase: 'entering',
      message: `More than ${limit} steps without a wait`,
    });
    return true;
  }
  const node = nodeOf(execution, token.node);
  attempt(execution, token, 'entering', () => BEHAVIOURS[node.kind].enter(execution, token, node));
  return true;
}

/** Lets the next throw happen: one that nothing in this case awaited at once. */
function deliver(execution: Execution): boolean {
  const thrown = execution.thrown.shift();
  thrown?.();
  return thrown !== undefined;
}

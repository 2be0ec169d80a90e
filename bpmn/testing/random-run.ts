import { newCase, step, type CaseState, type EngineEvent } from '../src/engine/index.ts';
import type { ProcessGraph } from '../src/graph/index.ts';
import { seeded } from './random-graph.ts';

/** How a random run ended. */
export interface Ended {
  readonly state: CaseState;
  readonly trace: readonly string[];
}

/** Runs a graph to its end with random answers; `resume` is what happens to the state between two events. */
export function runToEnd(graph: ProcessGraph, seed: number, resume: (state: CaseState) => CaseState): Ended {
  const random = seeded(seed);
  const trace: string[] = [];
  let at = Date.parse('2026-01-01T00:00:00.000Z');
  let state = newCase();
  let event: EngineEvent | undefined = { at: new Date(at).toISOString(), kind: 'start', variables: { n: seed % 7 } };
  for (let events = 0; event && events < 5000; events += 1) {
    const next = step(graph, resume(state), event);
    state = next.state;
    trace.push(...next.effects.flatMap((effect) => ('node' in effect ? [`${effect.kind} ${effect.node}`] : [])));
    const chosen: Possible | undefined = choose(possibleIn(graph, state), random);
    if (chosen?.due !== undefined) at = Math.max(at, Date.parse(chosen.due));
    event = chosen && { ...chosen.event, at: new Date(at).toISOString() };
  }
  return { state, trace };
}

/** What may happen to a case next. */
export interface Possible {
  readonly event: EngineEvent;
  /** The element that waits for it. */
  readonly node: string;
  readonly due?: string;
}

/** Everything that may happen next: an answer, a result, a message, a timer. */
export function possibleIn(graph: ProcessGraph, state: CaseState): Possible[] {
  const at = '';
  if (state.status !== 'running') return [];
  const tokens = Object.values(state.tokens).flatMap(({ id, node, status, round }): Possible[] => {
    const { kind, repetition } = graph.nodes[node] ?? {};
    if (status !== 'waiting' || (repetition && round?.of === undefined)) return [];
    if (kind === 'user-task') return [{ event: { at, kind: 'task-completed', token: id, variables: {} }, node }];
    return kind === 'service-task'
      ? [{ event: { at, kind: 'activity-completed', token: id, result: null }, node }]
      : [];
  });
  const waits = Object.values(state.waits).flatMap(({ id, kind, due, node, name = '' }): Possible[] => {
    if (kind === 'message' || kind === 'signal') return [{ event: { at, kind, name, variables: {} }, node }];
    return due === undefined ? [] : [{ event: { at, kind: 'timer-fired', wait: id }, node, due }];
  });
  return [...tokens, ...waits];
}

/** One of them, by chance. */
export function choose(items: readonly Possible[], random: () => number): Possible | undefined {
  return items[Math.floor(random() * items.length)];
}

import { RandomGraph, seeded } from '../../testing/random-graph.ts';
import { lint } from '../compile/lint.ts';
import type { EngineEvent } from './event.ts';
import type { ProcessGraph } from './graph.ts';
import type { CaseState } from './state.ts';
import { newCase, step } from './step.ts';

interface Ended {
  readonly state: CaseState;
  readonly trace: readonly string[];
}

/** Runs a graph to its end with random answers; `resume` is what happens to the state between two events. */
function runToEnd(graph: ProcessGraph, seed: number, resume: (state: CaseState) => CaseState): Ended {
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

interface Possible {
  readonly event: EngineEvent;
  readonly due?: string;
}

function possibleIn(graph: ProcessGraph, state: CaseState): Possible[] {
  const at = '';
  if (state.status !== 'running') return [];
  const tokens = Object.values(state.tokens).flatMap(({ id, node, status, round }): Possible[] => {
    const { kind, repetition } = graph.nodes[node] ?? {};
    if (status !== 'waiting' || (repetition && round?.of === undefined)) return [];
    if (kind === 'user-task') return [{ event: { at, kind: 'task-completed', token: id, variables: {} } }];
    return kind === 'service-task' ? [{ event: { at, kind: 'activity-completed', token: id, result: null } }] : [];
  });
  const waits = Object.values(state.waits).flatMap(({ id, kind, due, name = '' }): Possible[] => {
    if (kind === 'message') return [{ event: { at, kind: 'message', name, variables: {} } }];
    return due === undefined ? [] : [{ event: { at, kind: 'timer-fired', wait: id }, due }];
  });
  return [...tokens, ...waits];
}

function choose(items: readonly Possible[], random: () => number): Possible | undefined {
  return items[Math.floor(random() * items.length)];
}

describe('random sound diagrams', () => {
  const seeds = Array.from({ length: 80 }, (_, index) => index + 1);

  it('are clean for lint, and every run ends with no token, wait or scope left', () => {
    for (const seed of seeds) {
      // given
      const graph = new RandomGraph(seed).draw();

      // when
      const { state, trace } = runToEnd(graph, seed, (same) => same);

      // then
      const errors = lint(graph, {}).filter(({ severity }) => severity === 'error');
      const left = {
        seed,
        errors,
        status: state.status,
        tokens: state.tokens,
        waits: state.waits,
        scopes: Object.keys(state.scopes).length,
      };
      expect(left).toEqual({ seed, errors: [], status: 'completed', tokens: {}, waits: {}, scopes: 1 });
      expect(trace.filter((line) => line.startsWith('incident'))).toEqual([]);
    }
  });

  it('enter and leave every visit exactly once', () => {
    for (const seed of seeds) {
      // when
      const { trace } = runToEnd(new RandomGraph(seed).draw(), seed, (same) => same);

      // then
      const count = (kind: string): number => trace.filter((line) => line.startsWith(`${kind} `)).length;
      expect({ seed, open: count('enter') - count('leave') - count('cancel') }).toEqual({ seed, open: 0 });
    }
  });

  it('end in the same way when the state is stored and loaded between all events', () => {
    for (const seed of seeds) {
      // given
      const graph = new RandomGraph(seed).draw();

      // when
      const direct = runToEnd(graph, seed, (same) => same);
      const stored = runToEnd(graph, seed, (state) => JSON.parse(JSON.stringify(state)) as CaseState);

      // then
      expect(stored.trace).toEqual(direct.trace);
      expect(stored.state).toEqual(direct.state);
    }
  });
});

import { RandomGraph } from '../../testing/random-graph.ts';
import { runToEnd } from '../../testing/random-run.ts';
import { lint } from '../lint/lint.ts';
import type { CaseState } from './state.ts';

const UNSOUND: ReadonlySet<string> = new Set(['DEADLOCK', 'UNJOINED', 'DEAD_ELEMENT']);

describe('random sound diagrams', () => {
  const seeds = Array.from({ length: 80 }, (_, index) => index + 1);

  it('are clean for lint, and every run ends with no token, wait or scope left', () => {
    for (const seed of seeds) {
      // given
      const graph = new RandomGraph(seed).draw();

      // when
      const { state, trace } = runToEnd(graph, seed, (same) => same);

      // then
      const errors = lint(graph, {}).filter(({ severity, code }) => severity === 'error' || UNSOUND.has(code));
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

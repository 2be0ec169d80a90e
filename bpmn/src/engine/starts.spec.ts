import { simulated, graphOf } from '../../testing/simulated.ts';
import { newCase, step } from './index.ts';
import { startsOf, type StartTrigger } from '../graph/index.ts';

const at = '2026-01-01T00:00:00.000Z';

describe('what starts a process', () => {
  it('are messages, signals and timers of its own start events', async () => {
    expect(startsOf(await graphOf('many-starts'))).toEqual({
      messages: ['letter'],
      signals: ['alarm'],
      timers: [
        { node: 'by-day', timer: 'cycle', expression: '"R/P1D"' },
        { node: 'by-date', timer: 'date', expression: 'date("2026-12-01")' },
      ],
    });
  });

  it.each<[string, StartTrigger]>([
    ['by-hand', {}],
    ['by-letter', { message: 'letter' }],
    ['by-alarm', { signal: 'alarm' }],
    ['by-day', { timer: 'by-day' }],
    ['by-date', { timer: 'by-date' }],
  ])('enters at %s', async (element, by) => {
    // given
    const graph = await graphOf('many-starts');

    // when
    const { effects } = step(graph, newCase(), { at, kind: 'start', variables: {}, ...by });

    // then
    expect(effects.flatMap((effect) => (effect.kind === 'enter' ? effect.node : []))[0]).toBe(element);
  });

  it('a signal that one process of a file throws starts the others that begin with it, each once', async () => {
    // when
    const { trace, outcome } = await simulated('signal-starts');

    // then
    const entered = trace.filter(({ event }) => event === 'enter').map(({ element }) => element);
    expect(entered.filter((element) => element.startsWith('called-'))).toEqual(['called-first', 'called-second']);
    expect(outcome).toMatchObject({ state: 'completed' });
  });
});

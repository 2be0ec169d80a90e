import { newCase, step } from '../engine/index.ts';
import { currentGraph } from './current-graph.ts';
import type { ProcessGraph } from './graph.ts';

const AT = '2026-01-01T00:00:00.000Z';

/** As it stands in the input of a case that was pinned before format 2. */
const PINNED = {
  format: 1,
  processId: 'old',
  name: '',
  nodes: {
    gate: node('gate', 'event-based-gateway', { startsProcess: true, awaitsAll: true }),
    undo: node('undo', 'task', { isHandler: true }),
    join: node('join', 'complex-gateway', { activation: 'activationCount = 2' }),
    some: node('some', 'sub-process', { adHoc: { sequential: false, cancelsRemaining: false } }),
    back: node('back', 'intermediate-throw-event', { trigger: { kind: 'compensation', goesOnAtOnce: true } }),
  },
  flows: {},
} as unknown as ProcessGraph;

function node(id: string, kind: string, more: object): object {
  return { id, kind, name: '', incoming: [], outgoing: [], ...more };
}

describe('A graph pinned before format 2', () => {
  it('is read with the names of the standard', () => {
    // when
    const { format, nodes } = currentGraph(PINNED);

    // then
    expect(format).toBe(1);
    expect(nodes['gate']).toEqual(
      node('gate', 'event-based-gateway', { instantiate: true, eventGatewayType: 'Parallel' }),
    );
    expect(nodes['undo']).toEqual(node('undo', 'task', { isForCompensation: true }));
    expect(nodes['join']).toEqual(node('join', 'complex-gateway', { activationCondition: 'activationCount = 2' }));
    expect(nodes['some']?.adHoc).toEqual({ sequential: false, cancelRemainingInstances: false });
    expect(nodes['back']?.trigger).toEqual({ kind: 'compensation', waitForCompletion: false });
  });

  it('is read once', () => {
    expect(currentGraph(PINNED)).toBe(currentGraph(PINNED));
  });

  it('goes on by the rules of its format: its default is taken only when nothing else is', () => {
    // given
    const flows = {
      d: { id: 'd', source: 'a', target: 'byDefault' },
      p: { id: 'p', source: 'a', target: 'plain' },
    };
    const nodes = {
      a: node('a', 'task', { outgoing: ['d', 'p'], defaultFlow: 'd' }),
      byDefault: node('byDefault', 'user-task', { incoming: ['d'] }),
      plain: node('plain', 'user-task', { incoming: ['p'] }),
    };
    const drawn = (format: 1 | 2): ProcessGraph =>
      ({ format, processId: 'p', name: '', nodes, flows }) as unknown as ProcessGraph;

    // when
    const opened = ([1, 2] as const).map((format) => {
      const { effects } = step(drawn(format), newCase(), { at: AT, kind: 'start', variables: {} });
      return effects.flatMap((effect) => (effect.kind === 'open-task' ? effect.node : []));
    });

    // then
    expect(opened).toEqual([['plain'], ['plain', 'byDefault']]);
  });
});

import { graphOf, simulated } from '../../testing/simulated.ts';
import { newCase, step, type CaseState } from './index.ts';
import type { ProcessGraph } from '../graph/index.ts';

const at = '2026-01-01T00:00:00.000Z';
const started = (graph: ProcessGraph, message?: string): CaseState =>
  step(graph, newCase(), { at, kind: 'start', variables: {}, ...(message !== undefined && { message }) }).state;
const told = (graph: ProcessGraph, state: CaseState, name: string): CaseState =>
  step(graph, state, { at, kind: 'message', name, variables: {} }).state;

describe('an event-based gateway that starts the process (BPMN 2.0.2, 10.6.6)', () => {
  it.each([
    ['letter', 'written read'],
    ['payment', 'paid book'],
  ])('goes on with the event of the message %s alone', async (message, way) => {
    // given
    const graph = await graphOf('gateway-starts-one');

    // when
    const { state, effects } = step(graph, newCase(), { at, kind: 'start', variables: {}, message });

    // then
    const entered = effects.flatMap((effect) => (effect.kind === 'enter' ? effect.node : []));
    expect(entered.join(' ')).toBe(`first ${way}`);
    expect(state).toMatchObject({ status: 'completed', waits: {} });
  });

  it('waits for all its events when nobody says which has happened', async () => {
    // given
    const graph = await graphOf('gateway-starts-one');

    // then
    expect(Object.values(started(graph).waits)).toHaveLength(2);
    expect(told(graph, started(graph), 'payment').status).toBe('completed');
  });

  it('when it is parallel, asks for every event, in any order', async () => {
    // given
    const graph = await graphOf('gateway-starts-all');

    // when
    const first = started(graph, 'payment');

    // then
    expect(Object.values(first.waits).map(({ name }) => name)).toEqual(['letter']);
    expect(first.status).toBe('running');
    expect(told(graph, first, 'letter').status).toBe('completed');
    expect(told(graph, told(graph, started(graph), 'letter'), 'payment').status).toBe('completed');
  });
});

describe('compensation without waiting (BPMN 2.0.2, 10.5.5)', () => {
  it('lets the thrower go on; the scope ends when everything is undone', async () => {
    // when
    const open = await simulated('compensation-aside');
    const done = await simulated('compensation-aside', { answers: [{ task: 'unbook' }] });

    // then
    expect(open.entered).toEqual(expect.arrayContaining(['undo', 'unbook', 'after']));
    expect(open.outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'unbook', kind: 'task' }] });
    expect(done.outcome.state).toBe('completed');
    expect(done.entered.filter((id) => id === 'undo')).toHaveLength(1);
    expect(done.left.toSorted()).toEqual(done.entered.toSorted());
  });

  it('is taken away with the case', async () => {
    // given
    const graph = await graphOf('compensation-aside');

    // when
    const { state, effects } = step(graph, started(graph), { at, kind: 'cancel' });

    // then
    expect(state).toMatchObject({ status: 'cancelled', tokens: {} });
    expect(effects.flatMap((effect) => (effect.kind === 'cancel' ? effect.node : []))).toEqual(['unbook']);
  });
});

describe('several things thrown by one event (BPMN 2.0.2, 10.5.6)', () => {
  it('are all thrown, and the last decides where the token goes', async () => {
    // when
    const { entered, outcome, trace } = await simulated('thrown-together');

    // then
    expect(entered).toEqual(expect.arrayContaining(['lost', 'late', 'hurry', 'failed', 'search']));
    expect(trace.filter(({ event }) => event === 'throw')).toHaveLength(3);
    expect(outcome.state).toBe('completed');
  });
});

describe('a global script task (BPMN 2.0.2, 10.3.6)', () => {
  it('runs in place of the call', async () => {
    const { outcome } = await simulated('global-script', { variables: { amount: 4 } });
    expect(outcome).toMatchObject({ state: 'completed', variables: { amount: 8 } });
  });
});

import { graphOf, simulated } from '../../testing/simulated.ts';
import { newCase, step } from './step.ts';

const times = (entered: readonly string[], id: string): number => entered.filter((one) => one === id).length;

describe('the complex gateway', () => {
  it('goes on once when its condition holds, and ends when the others have come', async () => {
    // when
    const one = await simulated('complex-gateway', { answers: [{ task: 'second' }] });
    const two = await simulated('complex-gateway', { answers: [{ task: 'second' }, { task: 'first' }] });
    const all = await simulated('complex-gateway', {
      answers: [{ task: 'second' }, { task: 'first' }, { task: 'third' }],
    });

    // then
    expect(one.entered).not.toContain('after');
    expect(times(two.entered, 'after')).toBe(1);
    expect(two.outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'third' }] });
    expect(two.entered).not.toContain('late');
    expect(times(all.entered, 'after')).toBe(1);
    expect(times(all.entered, 'late')).toBe(1);
    expect(all.outcome.state).toBe('completed');
  });

  it('does not wait for what has turned away', async () => {
    // when
    const { entered, outcome } = await simulated('complex-gateway-behind-choice', {
      variables: { keep: false },
      answers: [{ task: 'first' }, { task: 'second' }],
    });

    // then
    expect(times(entered, 'after')).toBe(1);
    expect(outcome.state).toBe('completed');
  });

  it('swallows what comes late', async () => {
    // when
    const { entered, outcome } = await simulated('complex-gateway-behind-choice', {
      variables: { keep: true },
      answers: [{ task: 'first' }, { task: 'second' }],
    });

    // then
    expect(times(entered, 'after')).toBe(1);
    expect(outcome.state).toBe('completed');
  });
});

describe('quantities', () => {
  it('give so many tokens at the end and need so many to begin', async () => {
    // when
    const { entered, outcome, trace } = await simulated('quantities', { answers: [{ task: 'pair' }] });

    // then
    expect(times(entered, 'pair')).toBe(3);
    expect(times(entered, 'after')).toBe(1);
    // the third token waits for a fourth
    expect(outcome.state).toBe('waiting');
    expect(trace.filter(({ event, element }) => event === 'leave' && element === 'pair')).toHaveLength(2);
  });

  it('begin one activity with one set of boundary events', async () => {
    // when
    const { entered, outcome } = await simulated('quantities-boundary');

    // then
    expect(times(entered, 'aside')).toBe(1);
    expect(outcome.state).toBe('completed');
  });
});

describe('events of instances', () => {
  it.each([
    ['each', 3],
    ['first', 1],
    ['complex', 1],
  ])('are thrown and caught at the border: %s', async (behaviour, count) => {
    // when
    const { entered, outcome } = await simulated(`instances-${behaviour}`);

    // then
    expect(times(entered, 'note')).toBe(count);
    expect(times(entered, 'after')).toBe(1);
    expect(outcome.state).toBe('completed');
  });

  it('end the activity where the border interrupts', async () => {
    // when
    const { entered, outcome } = await simulated('instances-stopped');

    // then
    expect(times(entered, 'each')).toBe(1);
    expect(entered.slice(-2)).toEqual(['noted', 'note']);
    expect(outcome.state).toBe('completed');
  });
});

describe('a receive task that starts the process', () => {
  it('has its message already', async () => {
    // given
    const graph = await graphOf('instantiating-receive');
    const at = '2026-01-01T00:00:00.000Z';

    // when
    const { state, effects } = step(graph, newCase(), { at, kind: 'start', message: 'order', variables: { n: 1 } });

    // then
    expect(state.status).toBe('completed');
    expect(effects).toContainEqual(expect.objectContaining({ kind: 'catch', node: 'ordered' }));
  });

  it('waits for it when somebody starts the process by hand', async () => {
    // when
    const { outcome } = await simulated('instantiating-receive');

    // then
    expect(outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'ordered', kind: 'message' }] });
  });
});

describe('a cycle in the flow', () => {
  it('is a delay until its next occurrence', async () => {
    // when
    const { at, outcome } = await simulated('cycle-as-delay');

    // then
    expect(at('after')).toBe('2026-01-06T08:00:00Z');
    expect(outcome.state).toBe('completed');
  });
});

describe('a global task', () => {
  it('is done in place of the call, with the mappings of the call', async () => {
    // when
    const { entered, outcome } = await simulated('global-task', {
      variables: { amount: 4 },
      answers: [{ task: 'question', variables: { outcome: 'yes' } }],
    });

    // then
    expect(entered).toEqual(['begun', 'question', 'counted']);
    expect(outcome).toMatchObject({ state: 'completed', variables: { total: 5, outcome: 'yes' } });
  });

  it('has the boundary events of the call and the rules of the task', async () => {
    // when
    const { entered } = await simulated('global-task', { variables: { amount: 4 } });
    const graph = await graphOf('global-task');

    // then
    expect(entered).toEqual(['begun', 'question', 'late', 'after-late']);
    expect(graph.nodes['question']).toMatchObject({
      kind: 'user-task',
      name: 'Ask',
      userTask: { candidateGroup: 'office', outcomes: ['yes', 'no'] },
    });
  });
});

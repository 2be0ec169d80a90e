import { simulated } from '../../../testing/simulated.ts';

describe('the exclusive gateway', () => {
  it.each([
    [5, 'small'],
    [500, 'large'],
    [50, 'other'],
  ])('with %d takes the way to %s alone', async (amount, element) => {
    // when
    const { entered, outcome } = await simulated('exclusive-choice', { variables: { amount } });

    // then
    expect(entered).toEqual(['begun', 'choice', element]);
    expect(outcome.state).toBe('completed');
  });

  it('is an incident when no condition is true and there is no default', async () => {
    // when
    const { outcome } = await simulated('exclusive-without-default', { variables: { amount: 50 } });

    // then
    expect(outcome).toMatchObject({ state: 'incident', error: { code: 'NO_FLOW_CHOSEN' } });
  });

  it.each([[{}], [{ amount: null }], [{ amount: 'much' }]])(
    'is an incident when a condition cannot be evaluated: %j',
    async (variables) => {
      // when
      const { outcome } = await simulated('exclusive-choice', { variables });

      // then
      expect(outcome).toMatchObject({ state: 'incident', error: { code: 'EXPRESSION_FAILED' } });
    },
  );
});

describe('the parallel gateway', () => {
  it('waits for every incoming flow', async () => {
    // when
    const one = await simulated('parallel-join', { answers: [{ task: 'second' }] });
    const both = await simulated('parallel-join', { answers: [{ task: 'second' }, { task: 'first' }] });

    // then
    expect(one.outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'first', kind: 'task' }] });
    expect(one.entered).not.toContain('after');
    expect(both.outcome.state).toBe('completed');
    expect(both.entered.filter((id) => id === 'after')).toHaveLength(1);
  });
});

describe('the inclusive gateway', () => {
  it('takes every way whose condition is true and joins exactly those', async () => {
    // when
    const waiting = await simulated('inclusive-join', {
      variables: { ways: ['mail', 'letter'] },
      answers: [{ task: 'mail' }],
    });
    const done = await simulated('inclusive-join', {
      variables: { ways: ['mail', 'letter'] },
      answers: [{ task: 'letter' }, { task: 'mail' }],
    });

    // then
    expect(waiting.outcome).toMatchObject({ state: 'waiting', waiting: [{ element: 'letter' }] });
    expect(done.entered.filter((id) => id === 'after')).toHaveLength(1);
    expect(done.outcome.state).toBe('completed');
  });

  it('takes the default when no condition is true', async () => {
    // when
    const { entered } = await simulated('inclusive-join', { variables: { ways: [] }, answers: [{ task: 'phone' }] });

    // then
    expect(entered).toEqual(['begun', 'fork', 'phone', 'join', 'after']);
  });

  it('joins as soon as the missing token has turned away', async () => {
    // when
    const before = await simulated('inclusive-join-behind-choice', {
      variables: { keep: false },
      answers: [{ task: 'first' }],
    });
    const after = await simulated('inclusive-join-behind-choice', {
      variables: { keep: false },
      answers: [{ task: 'first' }, { task: 'second' }],
    });

    // then
    expect(before.entered).not.toContain('after');
    expect(after.entered).toEqual(expect.arrayContaining(['aside', 'after']));
    expect(after.outcome.state).toBe('completed');
  });
});

describe('the event-based gateway', () => {
  it('follows the message when it comes first', async () => {
    // when
    const { entered, outcome } = await simulated('event-gateway', {
      answers: [{ message: 'payment', variables: { sum: 5 } }],
    });

    // then
    expect(entered).toEqual(['begun', 'wait', 'paid', 'thank']);
    expect(outcome).toMatchObject({ state: 'completed', variables: { sum: 5 } });
  });

  it('follows the timer when nothing else comes', async () => {
    // when
    const { entered, at } = await simulated('event-gateway');

    // then
    expect(entered).toEqual(['begun', 'wait', 'late', 'remind']);
    expect(at('remind')).toBe('2026-01-15T00:00:00Z');
  });
});

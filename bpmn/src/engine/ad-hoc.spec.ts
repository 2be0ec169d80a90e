import { simulated } from '../../testing/simulated.ts';

describe('the ad-hoc sub-process', () => {
  it('offers everything at once and ends when all is done', async () => {
    // when
    const some = await simulated('ad-hoc', { answers: [{ task: 'sweep' }, { task: 'wash' }] });
    const all = await simulated('ad-hoc', { answers: [{ task: 'wash' }, { task: 'sweep' }, { task: 'dry' }] });

    // then
    expect(some.outcome.waiting).toEqual([{ element: 'dry', kind: 'task' }]);
    expect(all.entered.at(-1)).toBe('after');
    expect(all.outcome.state).toBe('completed');
  });

  it('goes one by one and stops when its condition holds', async () => {
    // when
    const answers = [{ task: 'first' }, { task: 'second', variables: { found: true } }];
    const { entered, outcome } = await simulated('ad-hoc-in-order', { variables: { found: false }, answers });

    // then
    expect(entered).toEqual(['begun', 'search', 'first', 'second', 'after']);
    expect(outcome.state).toBe('completed');
  });

  it('is an incident when its condition cannot be evaluated', async () => {
    // when
    const { outcome } = await simulated('ad-hoc-in-order', { answers: [{ task: 'first' }] });

    // then
    expect(outcome).toMatchObject({ state: 'incident', error: { code: 'EXPRESSION_FAILED' } });
  });
});

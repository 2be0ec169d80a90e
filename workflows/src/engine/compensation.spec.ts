import { rehearsed } from '../../testing/rehearsed.ts';

describe('compensation', () => {
  it('undoes everything that was done, last first', async () => {
    // when
    const { outcome, entered } = await rehearsed('compensation', { variables: { log: [], only: '' } });

    // then
    expect(outcome).toMatchObject({
      state: 'completed',
      variables: { log: ['hotel', 'flight', 'no flight', 'no hotel'] },
    });
    expect(entered.at(-1)).toBe('after');
  });

  it('undoes one activity alone when the event names it', async () => {
    // when
    const { outcome } = await rehearsed('compensation', { variables: { log: [], only: 'flight' } });

    // then
    expect(outcome.variables).toMatchObject({ log: ['hotel', 'flight', 'no flight'] });
  });

  it('undoes the parts of a sub-process, or asks its event sub-process, which sees the variables of its end', async () => {
    // when
    const { outcome } = await rehearsed('compensation-of-parts', { variables: { log: [] } });

    // then
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['booked', 'room 7', 'unbooked'] } });
  });
});

describe('the transaction', () => {
  const variables = { log: [] };

  it('is left by its normal flow when it succeeds', async () => {
    // when
    const answers = [{ task: 'sign', variables: { yes: true } }, { task: 'wait' }];
    const { outcome, entered } = await rehearsed('transaction', { variables, answers });

    // then
    expect(entered.at(-1)).toBe('celebrate');
    expect(outcome.variables).toMatchObject({ log: ['paid'] });
  });

  it('ends, undoes and is left by its cancel event when it is cancelled', async () => {
    // when
    const answers = [{ task: 'sign', variables: { yes: false } }];
    const { outcome, entered, trace } = await rehearsed('transaction', { variables, answers });

    // then
    expect(trace).toContainEqual(expect.objectContaining({ event: 'cancel', element: 'wait' }));
    expect(entered.at(-1)).toBe('apologise');
    expect(outcome).toMatchObject({ state: 'completed', variables: { log: ['paid', 'refunded'] } });
  });
});

import { TurnTaker } from './turn-taker.ts';

/** Work that ends when it is told to. */
function held(): { work: () => Promise<string>; end: () => void } {
  const { promise, resolve } = Promise.withResolvers<string>();
  return { work: () => promise, end: () => resolve('done') };
}

describe('expensive work', () => {
  it('runs a few side by side, lets some wait in order, and sends whoever comes then away at once', async () => {
    // given
    const turns = new TurnTaker(1, 1);
    const [first, second] = [held(), held()];
    const running = turns.take(first.work);
    const waiting = turns.take(second.work);

    // then
    await expect(turns.take(() => Promise.resolve('never'))).rejects.toMatchObject({ code: 'TEMPORARILY_UNAVAILABLE' });
    first.end();
    second.end();
    expect(await Promise.all([running, waiting])).toEqual(['done', 'done']);
    expect(await turns.take(() => Promise.resolve('free again'))).toBe('free again');
  });

  it('gives the turn on when it fails', async () => {
    const turns = new TurnTaker(1, 1);
    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
  });
});

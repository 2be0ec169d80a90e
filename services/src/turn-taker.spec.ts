import { onBehalfOf, TurnTaker } from './turn-taker.ts';

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

  it('that does not have its turn in time is sent away, and nobody waits behind it', async () => {
    // given
    const turns = new TurnTaker(1, 2, { longestWaitMs: 20 });
    const first = held();
    const running = turns.take(first.work);

    // then
    await expect(turns.take(() => Promise.resolve('never'))).rejects.toMatchObject({ code: 'TEMPORARILY_UNAVAILABLE' });
    const next = turns.take(() => Promise.resolve('next'));
    first.end();
    expect(await Promise.all([running, next])).toEqual(['done', 'next']);
  });

  it('gives the turn on when it fails', async () => {
    const turns = new TurnTaker(1, 1);
    await expect(turns.take(() => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    expect(await turns.take(() => Promise.resolve('next'))).toBe('next');
  });
});

describe('expensive work of one caller', () => {
  it('leaves a place free for others, who do not wait for the line of the one', async () => {
    // given: one who asks for more than there is
    const turns = new TurnTaker(2, 8);
    const begun: string[] = [];
    const works = Array.from({ length: 4 }, held);
    const all = works.map(({ work }, index) =>
      onBehalfOf('flood', () => turns.take(() => (begun.push(`flood ${index}`), work()))),
    );

    // when
    await onBehalfOf('other', () => turns.take(async () => begun.push('other')));

    // then
    expect(begun).toEqual(['flood 0', 'other']);
    for (const { end } of works) end();
    await Promise.all(all);
    expect(begun).toHaveLength(5);
  });

  it('fills half of the line; the other half waits for others and has its turn first', async () => {
    // given
    const turns = new TurnTaker(1, 4);
    const begun: string[] = [];
    const first = held();
    const ask = (caller: string): Promise<unknown> =>
      onBehalfOf(caller, () => turns.take(async () => begun.push(caller)));
    const running = onBehalfOf('flood', () => turns.take(first.work));
    const waiting = [ask('flood'), ask('flood')];

    // then
    await expect(ask('flood')).rejects.toMatchObject({ code: 'TEMPORARILY_UNAVAILABLE' });
    const other = ask('other');
    first.end();
    await Promise.all([running, other, ...waiting]);
    expect(begun).toEqual(['other', 'flood', 'flood']);
  });
});

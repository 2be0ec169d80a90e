import { SlowRefusals } from './slow-refusals.ts';

describe('refusals of one address', () => {
  it('come at once at first, then ten a second, and never later than after two seconds', () => {
    // given
    const refusals = new SlowRefusals(() => 0);
    const many = (count: number) => Array.from({ length: count }, () => refusals.delayOf('10.0.0.1'));

    // then
    expect(many(20)).toEqual(Array.from({ length: 20 }, () => 0));
    expect(many(3)).toEqual([100, 200, 300]);
    expect(many(1000).at(-1)).toBe(2000);
    expect(refusals.delayOf('10.0.0.2')).toBe(0);
  });

  it('are at once again a few seconds after it stopped asking', () => {
    // given
    let now = 0;
    const refusals = new SlowRefusals(() => now);
    for (let each = 0; each < 10_000; each += 1) refusals.delayOf('10.0.0.1');

    // when
    now = 4500;

    // then
    expect(refusals.delayOf('10.0.0.1')).toBe(0);
  });
});

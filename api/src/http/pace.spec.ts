import { Pace } from './pace.ts';

describe('a pace of 100 bytes a second, 300 at once', () => {
  let now = 0;
  let pace: Pace;
  beforeEach(() => {
    now = 1000;
    pace = new Pace({ perSecond: 100, atOnce: 300 }, () => now);
  });

  it('lets what may come at once pass without a pause', () => {
    expect([pace.delayAfter(200), pace.delayAfter(100)]).toEqual([0, 0]);
  });

  it('makes what comes beyond it wait as long as it takes at that pace', () => {
    pace.delayAfter(300);
    expect([pace.delayAfter(50), pace.delayAfter(50)]).toEqual([500, 1000]);
  });

  it('forgets what was paid by waiting, and no more than that', () => {
    // given
    pace.delayAfter(300);

    // when
    now += 1000;

    // then
    expect(pace.isRested).toBe(false);
    expect([pace.delayAfter(100), pace.delayAfter(100)]).toEqual([0, 1000]);
    now += 60_000;
    expect(pace.isRested).toBe(true);
    expect(pace.delayAfter(300)).toBe(0);
  });
});

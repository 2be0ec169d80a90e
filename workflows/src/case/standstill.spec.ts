import { Standstill } from './standstill.ts';

const suspension = { userId: 'admin-1', at: '2026-11-02T08:00:00.000Z' };
const cityId = 'nowa-rzeczna';

describe('why a case stands still', () => {
  it('ends with the caller’s word, but for what an admin suspended itself', () => {
    // given
    const standstill = new Standstill();
    standstill.suspend(suspension);
    standstill.hear({ cityId, number: 1, suspension: { ...suspension, caller: 'caller-1' } });

    // when
    standstill.hear({ cityId, number: 2 });

    // then
    expect(standstill.reason).toEqual(suspension);
    standstill.resume();
    expect(standstill.reason).toBeUndefined();
  });

  it('is not touched by an older word that comes later, also in a later run', () => {
    // given
    const first = new Standstill();
    first.hear({ cityId, number: 2 });
    const standstill = new Standstill(first.carried());

    // when
    standstill.hear({ cityId, number: 1, suspension });

    // then
    expect(standstill.reason).toBeUndefined();
  });
});

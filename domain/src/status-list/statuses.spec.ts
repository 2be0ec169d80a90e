import { CARD_STATES } from '../cards.ts';
import { cardStatus, verdictOf } from './statuses.ts';

const TODAY = '2026-11-30';

describe('the status of a card', () => {
  it('follows its state', () => {
    const of = CARD_STATES.map((state) => [state, cardStatus({ state, validUntil: null, isReplaced: false }, TODAY)]);
    expect(Object.fromEntries(of)).toEqual({
      'in-production': 3,
      ready: 3,
      sent: 3,
      active: 0,
      blocked: 2,
      expired: 1,
      returned: 1,
      'not-collected': 1,
      spoiled: 1,
    });
  });

  it.each([
    ['2026-11-30', 0],
    ['2026-11-29', 1],
  ])('of an active card that is valid until %s is %i: its last day still counts', (validUntil, status) => {
    expect(cardStatus({ state: 'active', validUntil, isReplaced: false }, TODAY)).toBe(status);
  });

  it('of a blocked card that another has replaced never comes back', () => {
    expect(cardStatus({ state: 'blocked', validUntil: null, isReplaced: true }, TODAY)).toBe(1);
  });

  it('tells a controller what the office would tell', () => {
    expect(([0, 1, 2, 3] as const).map(verdictOf)).toEqual(['valid', 'inactive', 'blocked', 'inactive']);
  });
});

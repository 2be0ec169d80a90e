import { canCard, formatCardNumber, partnerStatus } from './cards.ts';

describe('cards', () => {
  it('are handed over only when ready', () => {
    expect(canCard('hand-over', 'ready')).toBe(true);
    expect(canCard('hand-over', 'in-production')).toBe(false);
    expect(canCard('hand-over', 'active')).toBe(false);
  });

  it('count as good for a partner to the end of the last day', () => {
    expect(partnerStatus('active', '2026-11-21', '2026-11-21')).toBe('active');
    expect(partnerStatus('active', '2026-11-20', '2026-11-21')).toBe('expired');
    expect(partnerStatus('ready', '2029-01-01', '2026-11-21')).toBe('inactive');
    expect(partnerStatus('blocked', null, '2026-11-21')).toBe('blocked');
  });

  it('carry a number in the mask of the programme (T8, 004-35)', () => {
    expect(formatCardNumber('01-######', 18)).toBe('01-000018');
    expect(formatCardNumber('1#########', 1)).toBe('1000000001');
  });
});

import { chipLevel, canCard, formatCardNumber, partnerStatus } from './cards.ts';

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
    expect(formatCardNumber('01-#######', 15)).toBe('01-0000015');
  });

  it.each([
    ['the published example of the rule', '799273987#*', 1, '79927398713'],
    ['signs between digits do not count', '7992-7398-7#-*', 1, '7992-7398-71-3'],
    ['another digit of the serial, another check digit', '799273987#*', 2, '79927398721'],
    ['a serial that outgrows its place', '0-##*', 123, '0-1230'],
  ])('carry a check digit where the mask asks for one: %s (T8)', (_, mask, serial, number) => {
    expect(formatCardNumber(mask, serial)).toBe(number);
  });
});

it('a chip with a key is of level L1, one that is bound of L0, and a card without a chip has none', () => {
  const uidIndex = new Uint8Array(32);
  expect([
    chipLevel({ uidIndex, chipKeyVersion: 2 }),
    chipLevel({ uidIndex, chipKeyVersion: null }),
    chipLevel({ uidIndex: null, chipKeyVersion: null }),
  ]).toEqual(['L1', 'L0', null]);
});

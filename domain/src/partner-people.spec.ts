import { mayReverse } from './partner-people.ts';

const AT = new Date('2026-12-01T10:00:00Z');
const later = (hours: number, seconds = 0): Date => new Date(AT.getTime() + hours * 3_600_000 + seconds * 1000);
const ANNA = { id: 'anna', role: 'cashier' } as const;
const SOLD = { at: AT, personId: 'anna' };

describe('taking a redemption back (004-96)', () => {
  it('004-96 who noted it may for a day, to the second', () => {
    expect(mayReverse(SOLD, ANNA, later(24))).toBe('yes');
    expect(mayReverse(SOLD, ANNA, later(24, 1))).toBe('too-late');
  });

  it("004-96 another till person may not, nor take back the program's; a manager and the program may", () => {
    const other = { id: 'piotr', role: 'cashier' } as const;
    expect(mayReverse(SOLD, other, later(1))).toBe('not-own');
    expect(mayReverse({ at: AT, personId: null }, other, later(1))).toBe('not-own');
    expect(mayReverse(SOLD, { id: 'ewa', role: 'manager' }, later(1))).toBe('yes');
    expect(mayReverse(SOLD, null, later(1))).toBe('yes');
  });
});

import type { UsedDiscount } from '@karta/contracts';
import { monthsOf, savedBy, sieved, spanOf, type Sieve } from './used-order.ts';

const use = (id: string, name: string, at: string, saved: number): UsedDiscount => ({
  id,
  name,
  at,
  saved,
  price: 10 * saved,
  partnerName: 'Partner',
  category: 'Sport',
  description: '',
});
const USED = [
  use('1', 'Żółw w kinie', '2026-11-22T15:20:00Z', 300),
  use('2', 'Basen', '2026-11-10T11:10:00Z', 900),
  use('3', 'Mycie auta', '2026-10-31T23:30:00Z', 500),
];
const ALL: Sieve = { words: '', from: '', to: '', order: 'newest' };
const ids = (used: readonly UsedDiscount[]): string => used.map(({ id }) => id).join('');

describe('used discounts', () => {
  it('004-93 are found by any part of a name, with or without Polish signs', () => {
    expect(ids(sieved(USED, { ...ALL, words: 'zolw' }))).toBe('1');
    expect(ids(sieved(USED, { ...ALL, words: ' AUT' }))).toBe('3');
  });

  it('004-94 are bounded by days of the town, both of which count, and sorted', () => {
    // 31 October, 23:30 in UTC is 1 November in Poland
    expect(ids(sieved(USED, { ...ALL, from: '2026-11-01', to: '2026-11-10' }))).toBe('23');
    expect(ids(sieved(USED, { ...ALL, order: 'oldest' }))).toBe('321');
    expect(ids(sieved(USED, { ...ALL, order: 'most-saved' }))).toBe('231');
    expect(ids(sieved(USED, { ...ALL, order: 'name' }))).toBe('231');
  });

  it('004-95 make a sum that is the sum of its months', () => {
    const months = monthsOf(sieved(USED, ALL));
    expect(months.map(({ month, saved }) => [month, saved])).toEqual([['2026-11', 1700]]);
    expect(savedBy(USED)).toBe(1700);
    expect(spanOf(USED)).toEqual({ from: '1.11.2026', to: '22.11.2026' });
    expect(spanOf([])).toBeNull();
  });
});

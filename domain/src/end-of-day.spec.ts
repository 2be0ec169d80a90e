import { endOfDay } from './end-of-day.ts';

describe('the last second of a civil date', () => {
  it.each([
    ['a day in winter', '2026-12-01', '2026-12-01T23:59:59+01:00'],
    ['a day in summer', '2026-07-01', '2026-07-01T23:59:59+02:00'],
    ['the day before the clocks go back', '2026-10-24', '2026-10-24T23:59:59+02:00'],
    ['the day on which they go back', '2026-10-25', '2026-10-25T23:59:59+01:00'],
    ['the day before they go on', '2027-03-27', '2027-03-27T23:59:59+01:00'],
    ['the day on which they go on, Easter Sunday', '2027-03-28', '2027-03-28T23:59:59+02:00'],
    ['29 February', '2028-02-29', '2028-02-29T23:59:59+01:00'],
  ])('of %s', (_, date, end) => {
    expect(endOfDay(date, 'Europe/Warsaw')).toBe(end);
  });
});

import { dueAfter, dueAt } from './due.ts';
import { FeelFailure } from '../feel/feel.ts';

const clock = { at: '2026-03-28T09:00:00.000Z', zone: 'Europe/Warsaw' };

describe('due dates', () => {
  it.each([
    ['a day by the calendar, although it has 23 hours', '"P1D"', '2026-03-29T08:00:00.000Z'],
    ['24 hours by the clock', '"PT24H"', '2026-03-29T09:00:00.000Z'],
    ['a month, a day and half an hour', '"P1M1DT30M"', '2026-04-29T08:30:00.000Z'],
    ['two weeks', '"P2W"', '2026-04-11T08:00:00.000Z'],
    ['a year and eleven months, to the last day of February', '"P1Y11M"', '2028-02-28T09:00:00.000Z'],
    ['months before days', '"P11M3D"', '2027-03-03T09:00:00.000Z'],
    ['a FEEL duration', 'duration("P7D")', '2026-04-04T08:00:00.000Z'],
  ])('count %s', (_, expression, expected) => {
    expect(dueAfter(expression, {}, clock)).toBe(expected);
  });

  it.each([
    ['"2026-04-01"', '2026-03-31T22:00:00.000Z'],
    ['"2026-04-01T10:00:00"', '2026-04-01T08:00:00.000Z'],
    ['deadline', '2026-12-01T22:59:59.000Z'],
    ['today() + duration("P7D")', '2026-04-03T22:00:00.000Z'],
    ['now()', '2026-03-28T09:00:00.000Z'],
  ])('read the date %s in the zone of the city', (expression, expected) => {
    expect(dueAt(expression, { deadline: '2026-12-01T23:59:59+01:00' }, clock)).toBe(expected);
  });

  it.each(['1', '"soon"', 'missing', '"2026-13-01"'])('refuse %s', (expression) => {
    expect(() => dueAt(expression, {}, clock)).toThrow(FeelFailure);
  });
});

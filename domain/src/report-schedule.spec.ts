import { instantAt, lastDue, nextDue, type ReportSchedule } from './report-schedule.ts';

const ZONE = 'Europe/Warsaw';
const MONDAYS: ReportSchedule = { every: 'week', on: 1, at: '07:00' };
const FIRSTS: ReportSchedule = { every: 'month', on: 1, at: '06:30' };
const next = (schedule: ReportSchedule, after: string): string =>
  nextDue(schedule, new Date(after), ZONE).toISOString();

describe('when a saved report is mailed (000-28)', () => {
  it.each([
    ['on Mondays, from a Saturday', MONDAYS, '2026-11-28T12:00:00Z', '2026-11-30T06:00:00.000Z'],
    ['on Mondays, from just before', MONDAYS, '2026-11-30T05:59:59Z', '2026-11-30T06:00:00.000Z'],
    ['on Mondays, from the very moment', MONDAYS, '2026-11-30T06:00:00Z', '2026-12-07T06:00:00.000Z'],
    ['on Sundays', { ...MONDAYS, on: 7 }, '2026-11-30T06:00:00Z', '2026-12-06T06:00:00.000Z'],
    ['on the first of a month', FIRSTS, '2026-11-01T06:00:00Z', '2026-12-01T05:30:00.000Z'],
    ['on the first of January', FIRSTS, '2026-12-01T05:30:00Z', '2027-01-01T05:30:00.000Z'],
  ] as const)('000-28 %s', (_name, schedule, after, due) => expect(next(schedule, after)).toBe(due));

  it('000-28 stays at its hour of the town when the clocks change', () => {
    // summer time ends on 25 October 2026 and begins on 28 March 2027
    expect(next(MONDAYS, '2026-10-19T05:00:00Z')).toBe('2026-10-26T06:00:00.000Z');
    expect(next(MONDAYS, '2027-03-22T06:00:00Z')).toBe('2027-03-29T05:00:00.000Z');
  });

  it('000-28 comes once in a night that has its hour twice, and in one that lacks it', () => {
    const sundays: ReportSchedule = { every: 'week', on: 7, at: '02:30' };
    const twice = next(sundays, '2026-10-24T12:00:00Z');
    expect(next(sundays, twice)).toBe('2026-11-01T01:30:00.000Z');
    expect(instantAt('2027-03-28', '02:30', ZONE).toISOString()).toBe('2027-03-28T01:30:00.000Z');
    expect(next(sundays, '2027-03-28T01:30:00Z')).toBe('2027-04-04T00:30:00.000Z');
  });

  it('000-28 of several that were missed the last one counts', () => {
    const [due, now] = [new Date('2026-11-09T06:00:00Z'), new Date('2026-11-26T10:00:00Z')];
    expect(lastDue(MONDAYS, due, now, ZONE).toISOString()).toBe('2026-11-23T06:00:00.000Z');
    expect(lastDue(MONDAYS, due, due, ZONE)).toEqual(due);
  });
});

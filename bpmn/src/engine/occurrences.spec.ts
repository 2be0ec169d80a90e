import { FeelFailure } from '../feel/feel.ts';
import { lastOccurrence } from './occurrences.ts';
import type { TimerStart } from '../graph/starts.ts';

const zone = 'Europe/Warsaw';
const last = (timer: TimerStart['timer'], expression: string, since: string, until: string): string | undefined =>
  lastOccurrence({ node: 'begun', timer, expression }, { since: iso(since), until: iso(until), zone });
const iso = (text: string): string => new Date(text).toISOString();

describe('the latest moment of a timer start event', () => {
  it.each([
    ['a date, once it has come', 'date', '"2026-05-01"', '2026-04-01', '2026-04-30T22:00Z', '2026-04-30T22:00Z'],
    ['a date, however late somebody looks', 'date', '"2026-05-01"', '2026-04-01', '2027-01-01', '2026-04-30T22:00Z'],
    ['a duration from the deployment', 'duration', '"P1D"', '2026-03-28T09:00Z', '2026-04-01', '2026-03-29T08:00Z'],
    ['a date in FEEL', 'date', 'today() + duration("P7D")', '2026-05-01', '2026-06-01', '2026-05-07T22:00Z'],
  ] as const)('is %s', (_what, timer, expression, since, until, expected) => {
    expect(last(timer, expression, since, until)).toBe(iso(expected));
  });

  it.each([
    ['a date that is to come', 'date', '"2026-05-01"', '2026-04-01', '2026-04-30T21:59Z'],
    ['a date that was over when the diagram was deployed', 'date', '"2026-05-01"', '2026-05-02', '2026-06-01'],
    ['a cycle that begins later', 'cycle', '"R/2026-05-01T08:00:00Z/P1D"', '2026-04-01', '2026-05-01T07:59Z'],
    [
      'a cycle that was over when the diagram was deployed',
      'cycle',
      '"R3/2026-01-01T08:00:00Z/P1D"',
      '2026-02-01',
      '2026-03-01',
    ],
    ['a cycle before its first period', 'cycle', '"R/PT1H"', '2026-04-01T08:00Z', '2026-04-01T08:59Z'],
  ] as const)('is none for %s', (_what, timer, expression, since, until) => {
    expect(last(timer, expression, since, until)).toBeUndefined();
  });

  it.each([
    ['hours', '"R/PT1H"', '2026-04-01T08:00Z', '2026-04-01T11:30Z', '2026-04-01T11:00Z'],
    ['a day and a half', '"R/2026-04-01T06:00:00Z/P1DT12H"', '2026-03-01', '2026-04-05', '2026-04-04T06:00Z'],
    ['the last of three', '"R3/2026-04-01T08:00:00Z/P1D"', '2026-03-01', '2026-05-01', '2026-04-03T08:00Z'],
    ['the last of three from the deployment', '"R3/PT10M"', '2026-04-01T08:00Z', '2026-05-01', '2026-04-01T08:30Z'],
    [
      'the same hour after clocks go forward',
      '"R/2026-03-27T07:00:00Z/P1D"',
      '2026-03-01',
      '2026-03-30',
      '2026-03-29T06:00Z',
    ],
    [
      'the same hour after clocks go back',
      '"R/2026-10-23T06:00:00Z/P1D"',
      '2026-10-01',
      '2026-10-26',
      '2026-10-25T07:00Z',
    ],
    [
      '24 hours whatever the clocks do',
      '"R/2026-03-28T07:00:00Z/PT24H"',
      '2026-03-01',
      '2026-03-30',
      '2026-03-29T07:00Z',
    ],
    [
      'an hour that does not exist, an hour later',
      '"R/2026-03-28T01:30:00Z/P1D"',
      '2026-03-01',
      '2026-03-29T12:00Z',
      '2026-03-29T01:30Z',
    ],
    ['the end of a short month', '"R/2026-01-31T07:00:00Z/P1M"', '2026-01-01', '2026-03-15', '2026-02-28T07:00Z'],
    [
      'the 31st again after a short month',
      '"R/2026-01-31T07:00:00Z/P1M"',
      '2026-01-01',
      '2026-04-15',
      '2026-03-31T06:00Z',
    ],
    [
      'the last of February without a leap day',
      '"R/2024-02-29T07:00:00Z/P1Y"',
      '2024-01-01',
      '2026-12-01',
      '2026-02-28T07:00Z',
    ],
    ['the leap day when there is one', '"R/2024-02-29T07:00:00Z/P1Y"', '2024-01-01', '2028-12-01', '2028-02-29T07:00Z'],
    [
      'every minute for years, at once',
      '"R/2001-01-01T00:00:00Z/PT1M"',
      '2026-01-01',
      '2026-04-01T08:00:30Z',
      '2026-04-01T08:00Z',
    ],
    ['a period of no length, once', '"R/2026-04-01T08:00:00Z/PT0S"', '2026-03-01', '2026-05-01', '2026-04-01T08:00Z'],
    [
      'a cycle that was deployed after it began',
      '"R/2026-04-01T08:00:00Z/P1D"',
      '2026-05-01T08:30Z',
      '2026-05-02T08:00Z',
      '2026-05-02T08:00Z',
    ],
    ['a cycle in FEEL', '"R/" + "P" + string(7) + "D"', '2026-04-01T08:00Z', '2026-04-30', '2026-04-29T08:00Z'],
  ])('of a cycle is %s', (_what, expression, since, until, expected) => {
    expect(last('cycle', expression, since, until)).toBe(iso(expected));
  });

  it('of a cycle after the deployment alone counts: an occurrence before it is none', () => {
    expect(last('cycle', '"R/2026-04-01T08:00:00Z/P1D"', '2026-05-01T08:30Z', '2026-05-02T07:59Z')).toBeUndefined();
  });

  it.each([
    ['duration', '"soon"'],
    ['cycle', '"R0/PT1M"'],
    ['cycle', 'every'],
    ['date', 'deadline'],
  ] as const)('refuses a %s that gives no time: %s', (timer, expression) => {
    expect(() => last(timer, expression, '2026-01-01', '2026-02-01')).toThrow(FeelFailure);
  });
});

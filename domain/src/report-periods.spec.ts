import { periodOf } from './report-periods.ts';

describe('a period of a report, as of 29 November 2026', () => {
  it.each([
    ['year', '2025-12-01', '2026-11-29'],
    ['month', '2026-11-01', '2026-11-29'],
    ['before', '2026-10-01', '2026-10-31'],
    ['week', '2026-11-16', '2026-11-22'],
    ['calendar', '2026-01-01', '2026-11-29'],
    ['ahead', '2026-11-29', '2027-10-31'],
  ] as const)('%s goes from %s to %s', (name, from, to) => {
    expect(periodOf(name, '2026-11-29')).toEqual({ from, to });
  });

  it('a week begins on Monday, on a Monday too', () => {
    expect(periodOf('week', '2026-11-30')).toEqual({ from: '2026-11-23', to: '2026-11-29' });
  });

  it('begins a month ago in January too', () => {
    expect(periodOf('before', '2026-01-15')).toEqual({ from: '2025-12-01', to: '2025-12-31' });
  });
});

import { completionEnd, pausedDue } from './deadlines.ts';

describe('the call for completion (B-4)', () => {
  it('ends on the day that the clerk named, or on the next working day', () => {
    expect(completionEnd('2026-11-20', 7, '2026-12-08')).toBe('2026-12-08');
    expect(completionEnd('2026-11-20', 7, '2026-12-05')).toBe('2026-12-07');
  });

  it('gives the days of the city where nobody named one', () => {
    expect(completionEnd('2026-11-20', 14)).toBe('2026-12-04');
  });

  it('never gives less than seven days (KPA art. 64 § 2)', () => {
    expect(completionEnd('2026-11-20', 3)).toBe('2026-11-27');
    expect(completionEnd('2026-11-20', 7, '2026-11-23')).toBe('2026-11-27');
  });

  it('moves over Christmas Eve, free since 2025', () => {
    expect(completionEnd('2026-12-17', 7)).toBe('2026-12-28');
  });
});

describe('the clock of the decision', () => {
  it('stops while the party completes (KPA art. 35 § 5)', () => {
    expect(pausedDue('2026-12-04', '2026-11-23', '2026-11-30')).toBe('2026-12-11');
  });

  it('an answer on the same day moves nothing, a due date on a free day moves on', () => {
    expect(pausedDue('2026-12-04', '2026-11-23', '2026-11-23')).toBe('2026-12-04');
    expect(pausedDue('2026-12-04', '2026-11-23', '2026-11-25')).toBe('2026-12-07');
  });
});

import { completionEnd, dueAfterCompletion, leastCompletionEnd, pausedDue } from './deadlines.ts';

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

describe('a term as KPA art. 57 counts it', () => {
  it.each([
    ['a Monday ends on the Monday after: the day of the delivery is not counted', '2026-11-23', 7, '2026-11-30'],
    ['an end on Saturday moves to Monday', '2026-11-21', 7, '2026-11-30'],
    ['an end on Sunday moves to Monday', '2026-11-22', 7, '2026-11-30'],
    ['All Saints on Monday moves to Tuesday', '2027-10-25', 7, '2027-11-02'],
    ['Independence Day on Thursday moves to Friday', '2027-11-04', 7, '2027-11-12'],
    ['Easter Sunday moves over Easter Monday', '2027-03-21', 7, '2027-03-30'],
    ['Easter Monday moves to Tuesday', '2026-03-30', 7, '2026-04-07'],
    ['Corpus Christi on Thursday moves to Friday', '2028-06-08', 7, '2028-06-16'],
    ['Pentecost is a Sunday anyhow', '2026-05-17', 7, '2026-05-25'],
    ['1 May on Friday moves over the week-end and 3 May to Monday', '2026-04-24', 7, '2026-05-04'],
    ['3 May on Monday moves to Tuesday', '2027-04-26', 7, '2027-05-04'],
    ['Christmas Eve of 2026 moves over both holidays and the week-end', '2026-12-17', 7, '2026-12-28'],
    ['Christmas Eve of 2024 was no holiday', '2024-12-17', 7, '2024-12-24'],
    ['Epiphany on Wednesday moves to Thursday', '2026-12-30', 7, '2027-01-07'],
    ['a leap day counts', '2028-02-22', 7, '2028-02-29'],
    ['fourteen days', '2026-11-20', 14, '2026-12-04'],
  ])('%s', (_, delivered, days, end) => {
    expect(completionEnd(delivered, days)).toBe(end);
  });

  it('the least term counts in the same way', () => {
    expect(leastCompletionEnd('2026-12-17')).toBe('2026-12-28');
  });
});

describe('when the decision is due after a completion', () => {
  const asked = { due: '2026-12-04', askedOn: '2026-11-23', deadline: '2026-11-30' };

  it.each([
    ['in time: later by the applicant’s own days', '2026-11-26', true, '2026-12-07'],
    ['on the last day', '2026-11-30', true, '2026-12-11'],
    ['in time, where the clock of the type does not stop', '2026-11-30', false, '2026-12-04'],
    ['after the deadline: as if filed on that day (NSA I OSK 27/20)', '2026-12-01', true, '2026-12-15'],
    ['after the deadline, where the clock does not stop', '2026-12-01', false, '2026-12-15'],
  ])('%s', (_, answeredOn, clockStops, due) => {
    expect(dueAfterCompletion({ ...asked, answeredOn }, { decisionDays: 14, clockStops })).toBe(due);
  });
});

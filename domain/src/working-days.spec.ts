import { addWorkingDays, easterSunday, isHoliday, isWorkingDay, termEnd, workingDaysUntil } from './working-days.ts';

describe('the working-day calendar (C-12)', () => {
  it.each([
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
  ])('knows Easter of %i', (year, date) => expect(easterSunday(year)).toBe(date));

  it('knows the movable feasts and 24 December, free only since 2025', () => {
    expect(isHoliday('2026-06-04')).toBe(true);
    expect(isHoliday('2026-04-06')).toBe(true);
    expect(isHoliday('2025-12-24')).toBe(true);
    expect(isHoliday('2024-12-24')).toBe(false);
  });

  it('does not work on Saturday', () => expect(isWorkingDay('2026-11-21')).toBe(false));

  it('moves the end of a term from a free day or Saturday to the next working day (KPA art. 57 § 4)', () => {
    expect(termEnd('2026-11-14', 7)).toBe('2026-11-23');
    expect(termEnd('2026-12-17', 7)).toBe('2026-12-28');
    expect(termEnd('2026-11-16', 7)).toBe('2026-11-23');
  });

  it('counts working days ahead and behind', () => {
    expect(workingDaysUntil('2026-11-20', '2026-11-23')).toBe(1);
    expect(workingDaysUntil('2026-11-20', '2026-11-20')).toBe(0);
    expect(workingDaysUntil('2026-11-20', '2026-11-27')).toBe(5);
    expect(workingDaysUntil('2026-11-20', '2026-11-19')).toBe(-1);
    expect(workingDaysUntil('2026-11-22', '2026-11-21')).toBe(-1);
  });

  it('goes that many working days ahead', () => {
    expect(addWorkingDays('2026-11-20', 0)).toBe('2026-11-20');
    expect(addWorkingDays('2026-11-20', 2)).toBe('2026-11-24');
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28');
  });
});

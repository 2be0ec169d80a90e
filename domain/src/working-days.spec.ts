import { addDays, weekday } from './civil-date.ts';
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

  it.each([
    [2025, '01-01 01-06 04-20 04-21 05-01 05-03 06-08 06-19 08-15 11-01 11-11 12-24 12-25 12-26'],
    [2026, '01-01 01-06 04-05 04-06 05-01 05-03 05-24 06-04 08-15 11-01 11-11 12-24 12-25 12-26'],
    [2027, '01-01 01-06 03-28 03-29 05-01 05-03 05-16 05-27 08-15 11-01 11-11 12-24 12-25 12-26'],
    [2028, '01-01 01-06 04-16 04-17 05-01 05-03 06-04 06-15 08-15 11-01 11-11 12-24 12-25 12-26'],
  ])('knows the fourteen holidays of %i and no other day but Sundays', (year, days) => {
    const all = Array.from({ length: 366 }, (_, index) => addDays(`${year}-01-01`, index));
    const ofYear = all.filter((day) => day.startsWith(String(year)));
    const named = days.split(' ').map((day) => `${year}-${day}`);
    const expected = ofYear.filter((day) => named.includes(day) || weekday(day) === 0);
    expect(named).toHaveLength(14);
    expect(ofYear.filter(isHoliday)).toEqual(expected);
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

  it('counts as one would day by day, however far apart the days are', () => {
    const otherwise = [...pairsOfDays(10_000)].filter(
      ([from, to]) => workingDaysUntil(from, to) !== countedDayByDay(from, to),
    );
    expect(otherwise).toEqual([]);
  });

  it('counts a backlog of years without walking its days', () => {
    const days = jest.spyOn(Date.prototype, 'toISOString');
    workingDaysUntil('2026-11-20', '2016-11-20');
    days.mockClear();
    workingDaysUntil('2026-11-20', '2016-11-21');
    expect(days).not.toHaveBeenCalled();
    days.mockRestore();
  });

  it('goes that many working days ahead', () => {
    expect(addWorkingDays('2026-11-20', 0)).toBe('2026-11-20');
    expect(addWorkingDays('2026-11-20', 2)).toBe('2026-11-24');
    expect(addWorkingDays('2026-12-23', 1)).toBe('2026-12-28');
  });
});

/** Pairs of days between 2010 and 2040, most of them three months apart at most; always the same. */
function* pairsOfDays(count: number): Iterable<[string, string]> {
  let seed = 20_261_128;
  const below = (limit: number): number => (seed = (seed * 48_271) % 2_147_483_647) % limit;
  for (let index = 0; index < count; index += 1) {
    const from = addDays('2010-01-01', below(10_950));
    yield [from, addDays(from, index % 10 === 0 ? below(4000) - 2000 : below(180) - 90)];
  }
}

const everyDay = Array.from({ length: 16_000 }, (_, index) => addDays('2004-01-01', index));
const placeOf = new Map(everyDay.map((day, place) => [day, place]));
const works = everyDay.map(isWorkingDay);

function countedDayByDay(from: string, to: string): number {
  const [start, end] = [placeOf.get(from) ?? NaN, placeOf.get(to) ?? NaN];
  let count = 0;
  for (let place = Math.min(start, end) + 1; place <= Math.max(start, end); place += 1) if (works[place]) count += 1;
  return start <= end ? count : -Math.max(count, 1);
}

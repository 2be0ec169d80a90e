import { nearTime, onDay, plainDate, plainTime, spanBetween, todayIn } from './polish-dates.ts';

const spaces = (text: string): string => text.replaceAll('\u00a0', ' ');

describe('dates in Polish', () => {
  it('names the day with its preposition', () => {
    expect(spaces(onDay('2026-11-30'))).toBe('w poniedziałek, 30 listopada');
    expect(spaces(onDay('2026-12-01'))).toBe('we wtorek, 1 grudnia');
  });

  it('shows instants in the city zone, on both sides of the clock change', () => {
    expect(plainTime('2026-07-01T10:05:00Z')).toBe('1.07.2026 12:05');
    expect(plainTime('2026-12-01T10:05:00Z')).toBe('1.12.2026 11:05');
  });

  it('knows the civil day of the city around midnight', () => {
    expect(todayIn(new Date('2026-11-23T23:30:00Z'))).toBe('2026-11-24');
  });

  it('says today and yesterday', () => {
    const now = new Date('2026-11-24T12:00:00Z');

    expect(nearTime('2026-11-24T07:31:00Z', now)).toBe('dziś, 8:31');
    expect(nearTime('2026-11-23T14:02:00Z', now)).toBe('wczoraj, 15:02');
    expect(nearTime('2026-11-18T08:14:00Z', now)).toBe('18.11, 9:14');
  });

  it('rounds spans to what a person says', () => {
    expect(spaces(spanBetween('2026-11-24T10:00:00Z', '2026-11-24T10:00:24Z'))).toBe('24 s');
    expect(spaces(spanBetween('2026-11-24T10:00:00Z', '2026-11-24T12:11:00Z'))).toBe('2 godz. 11 min');
  });

  it('writes a dash where there is no date', () => {
    expect(plainDate(null)).toBe('–');
  });
});

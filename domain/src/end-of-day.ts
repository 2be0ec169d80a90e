import type { CivilDate } from './civil-date.ts';

/** The last second of a civil date in a zone, as ISO 8601 with its offset: `2026-12-01T23:59:59+01:00`. */
export function endOfDay(date: CivilDate, zone: string): string {
  const name = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
    .formatToParts(new Date(`${date}T23:00:00Z`))
    .find((part) => part.type === 'timeZoneName')?.value;
  const offset = name?.replace('GMT', '') || '+00:00';
  return `${date}T23:59:59${offset}`;
}

import type { City } from '@karta/db';
import { isInHours } from '@karta/domain';
import type { Campaign } from './campaign-row.ts';

/** The hour of the day in the town, by its clock. */
export const hourIn = ({ clock, zone }: Pick<City, 'clock' | 'zone'>): number =>
  Number(new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone }).format(clock.now()));

/** Whether a campaign sends at that hour. */
export const isOpenAt = (hour: number, { fromHour, untilHour }: Pick<Campaign, 'fromHour' | 'untilHour'>): boolean =>
  isInHours(hour, fromHour, untilHour);

import { seldom, type City } from '@karta/db';
import { dropOldScans } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 60_000;

/** Has scans go that nobody fetched: they are kept for minutes only (000-15). */
export function startScanSweeper(city: City): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    try {
      await dropOldScans(city);
    } catch (error) {
      // the database is away; the next look drops them
      seldom.error('scans', { cityId: city.id, error });
    }
  });
}

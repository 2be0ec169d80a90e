import { log, type City } from '@karta/db';
import { every } from '../every.ts';
import { startDueTimers } from './timer-starts.ts';

const LOOK_EVERY_MS = 15_000;

/** Looks every quarter of a minute which timer start events are due; a look that fails is made up for by the next. */
export function startTimerClock(city: City): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    try {
      const started = await startDueTimers(city);
      if (started > 0) log.info('timer starts', { cityId: city.id, started });
    } catch (error) {
      // the database is away
      log.error('timer starts', { cityId: city.id, error });
    }
  });
}

import { forgetOld, log, type City } from '@karta/db';
import { every } from '../every.ts';
import { runDaily } from './daily-run.ts';

const LOOK_EVERY_MS = 10 * 60_000;
/** Nobody gets a reminder at night. */
const [FIRST_HOUR, LAST_HOUR] = [8, 20];

/** Runs once each civil day of the city while people are awake, and after a restart again, which starts nothing twice. */
export function startDailyRun(city: City): { close(): Promise<void> } {
  let done = '';
  return every(LOOK_EVERY_MS, async () => {
    const today = city.clock.today();
    if (today !== done && isAwake(city) && (await isRun(city))) done = today;
  });
}

async function isRun(city: City): Promise<boolean> {
  try {
    log.info('daily run', { cityId: city.id, started: await runDaily(city), forgotten: await forgetOld(city) });
    return true;
  } catch (error) {
    // the database is away, or a migration is under way; the next look tries again
    log.error('daily run', { error });
    return false;
  }
}

function isAwake({ clock, zone }: City): boolean {
  const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', hourCycle: 'h23' });
  const hour = Number(format.format(clock.now()));
  return hour >= FIRST_HOUR && hour < LAST_HOUR;
}

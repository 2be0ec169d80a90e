import { setTimeout as sleep } from 'node:timers/promises';
import { log, type City } from '@karta/db';
import { runDaily } from './daily-run.ts';

const LOOK_EVERY_MS = 10 * 60_000;
/** Nobody gets a reminder at night. */
const [FIRST_HOUR, LAST_HOUR] = [8, 20];

/** Runs once each civil day of the city while people are awake, and after a restart again, which starts nothing twice. */
export function startDailyRun(city: City): { close(): Promise<void> } {
  const stop = new AbortController();
  let done = '';
  const running = (async () => {
    while (!stop.signal.aborted) {
      const today = city.clock.today();
      if (today !== done && isAwake(city)) done = (await isRun(city)) ? today : done;
      // ended by close() alone
      await sleep(LOOK_EVERY_MS, undefined, { signal: stop.signal, ref: false }).catch(() => {});
    }
  })();
  return {
    async close() {
      stop.abort();
      await running;
    },
  };
}

async function isRun(city: City): Promise<boolean> {
  try {
    log.info('daily run', { cityId: city.id, started: await runDaily(city) });
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

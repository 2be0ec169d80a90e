import type { City, CityPart } from '@karta/db';
import type { Client } from '@temporalio/client';
import { startArchiver } from './archive/archiver.ts';
import { startDailyRun } from './daily/schedule.ts';
import { startChannelWorker } from './notifications/processor.ts';
import { startFailingCasesWatch } from './relay/failing-cases.ts';
import { createDispatch } from './relay/dispatch.ts';
import { startRelay } from './relay/relay.ts';
import { startTimerClock } from './starts/timer-clock.ts';

/** Starts what the worker does for one city beside its activities. @throws when the city's database does not answer */
export async function openCity(city: City, client: Client, taskQueue: string): Promise<CityPart> {
  await city.knex.raw('select 1');
  const parts = [
    startChannelWorker(city, 'mail'),
    startChannelWorker(city, 'sms'),
    startDailyRun(city),
    startTimerClock(city),
    startRelay(city, createDispatch(city, client, taskQueue)),
    startFailingCasesWatch(city, client),
    startArchiver(city, client, taskQueue),
  ];
  return { close: async () => void (await Promise.all(parts.map((part) => part.close()))) };
}

import { addDays } from '@karta/domain';
import type { City } from './city-store.ts';
import { readSettings } from './settings.ts';

/**
 * Deletes what a city no longer keeps: histories of cases that closed longer ago than its setting `historyDays`, and thrown
 * messages whose time is over. Answers how many of each.
 */
export async function forgetOld(city: City): Promise<{ histories: number; messages: number }> {
  const { historyDays } = await readSettings(city.knex);
  const oldest = addDays(city.clock.today(), -historyDays);
  const histories = await city.knex('process_histories').where('closedAt', '<', oldest).delete();
  const messages = await city.knex('thrown_messages').where('expiresAt', '<', city.clock.now()).delete();
  return { histories, messages };
}

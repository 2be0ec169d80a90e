import { addDays } from '@karta/domain';
import type { City } from './city-store.ts';
import { readSettings } from './settings.ts';

/** Longer than anything is told again. */
const DELIVERED_DAYS = 30;

/**
 * Deletes what a city no longer keeps: histories of cases that closed longer ago than its setting `historyDays`, thrown messages
 * whose time is over, and what the outbox delivered a month ago. Answers how many of each.
 */
export async function forgetOld(city: City): Promise<{ histories: number; messages: number; delivered: number }> {
  const { historyDays } = await readSettings(city.knex);
  const oldest = addDays(city.clock.today(), -historyDays);
  const histories = await city.knex('process_histories').where('closedAt', '<', oldest).delete();
  const messages = await city.knex('thrown_messages').where('expiresAt', '<', city.clock.now()).delete();
  const month = addDays(city.clock.today(), -DELIVERED_DAYS);
  const delivered = await city.knex('outbox').where('doneAt', '<', month).delete();
  return { histories, messages, delivered };
}

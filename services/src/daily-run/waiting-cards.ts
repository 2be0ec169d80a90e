import { Card, readSettings, type City } from '@karta/db';
import { addDays, civilDateOf, endOfDay } from '@karta/domain';
import type { DueStart } from './due-start.ts';

/** Cards whose time at the pick-up point ends within the days of the reminder (D-10). */
export async function waitingCards(city: City): Promise<DueStart[]> {
  const { pickupDays, pickupReminderDays } = await readSettings(city.knex);
  const cards = await Card.query(city.knex).where({ state: 'ready', byPost: false }).whereNotNull('readyAt');
  const today = city.clock.today();
  return cards.flatMap(({ id, readyAt, cameBackAt }) => {
    // one that the post brought back waits since then
    const since = cameBackAt ?? readyAt;
    if (!since) return [];
    const due = addDays(civilDateOf(since, city.zone), pickupDays);
    if (today < addDays(due, -pickupReminderDays)) return [];
    const facts = { cardId: id, due, pickupDeadline: endOfDay(due, city.zone) };
    return [{ processKey: 'not-collected-card', subject: id, facts }];
  });
}

import type { City } from '@karta/db';
import { birthdays } from './birthdays.ts';
import type { DueStart } from './due-start.ts';
import { endingPackages } from './ending-packages.ts';
import { waitingCards } from './waiting-cards.ts';

/** What the city's day starts: reminders before the end of a package, 18th birthdays, cards that nobody collects. */
export async function dueToday(city: City): Promise<DueStart[]> {
  return [...(await endingPackages(city)), ...(await birthdays(city)), ...(await waitingCards(city))];
}

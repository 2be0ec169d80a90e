import { seldom, type City } from '@karta/db';
import { nextOccasion, putOffOccasion, tellOccasion } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 2000;

/** Writes the letters of the town's own of what has changed, each change in a transaction of its own: one that fails holds up no other (000-33). */
export function startOwnLetters(city: City): { close(): Promise<void> } {
  const stop = new AbortController();
  const loop = every(LOOK_EVERY_MS, async () => {
    try {
      let isMore = true;
      while (isMore && !stop.signal.aborted) isMore = await tellNext(city);
    } catch (error) {
      // the database is away; the next look tells
      seldom.error('own letters', { cityId: city.id, error });
    }
  });
  return {
    close() {
      stop.abort();
      return loop.close();
    },
  };
}

/** Answers whether there was one. */
export async function tellNext(city: City): Promise<boolean> {
  return city.knex.transaction(async (trx) => {
    const occasion = await nextOccasion(trx);
    if (!occasion) return false;
    // what fails takes back its own writing alone
    await trx
      .transaction((within) => tellOccasion(within, city, occasion))
      .catch(async (error: unknown) => {
        seldom.error('own letter', { cityId: city.id, occasion: occasion.id, error });
        await putOffOccasion(trx, occasion);
      });
    return true;
  });
}

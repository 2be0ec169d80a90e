import { seldom, type City } from '@karta/db';
import { leadCampaignOn, runningCampaigns } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 1000;

/** Leads campaigns on, row by row; each in turn, so that a large one holds up no other (B-14). */
export function startCampaigns(city: City): { close(): Promise<void> } {
  const stop = new AbortController();
  const loop = every(LOOK_EVERY_MS, async () => {
    try {
      let isMore = true;
      while (isMore && !stop.signal.aborted) isMore = await leadAllOn(city);
    } catch (error) {
      // the database is away; the next look goes on
      seldom.error('campaigns', { cityId: city.id, error });
    }
  });
  return {
    close() {
      stop.abort();
      return loop.close();
    },
  };
}

/** One step of each campaign that runs. Answers whether one of them has more to do now; one that fails holds up no other. */
export async function leadAllOn(city: City): Promise<boolean> {
  let isMore = false;
  for (const id of await runningCampaigns(city.knex)) {
    const hasDone = await leadCampaignOn(city, id).catch((error: unknown) => {
      seldom.error('campaign', { cityId: city.id, campaign: id, error });
      return false;
    });
    isMore ||= hasDone;
  }
  return isMore;
}

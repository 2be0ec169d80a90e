import { seldom, type City } from '@karta/db';
import { leadCaseBatch, openCaseBatches } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 500;

/** Leads acts on many cases on: each batch in a transaction of its own, so that one that fails holds up no other (B-10). */
export function startCaseBatches(city: City): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    const open = await openCaseBatches(city.knex).catch((error: unknown) => {
      // the database is away; the next look goes on
      seldom.error('case batches', { cityId: city.id, error });
      return [];
    });
    for (const id of open) {
      await city.knex
        .transaction((trx) => leadCaseBatch(trx, id, city.clock.now()))
        .catch((error: unknown) => seldom.error('case batch', { cityId: city.id, batchId: id, error }));
    }
  });
}

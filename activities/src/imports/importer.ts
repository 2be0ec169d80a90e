import { seldom, type City } from '@karta/db';
import { importPart, undoPart } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 1000;

/** Goes on with imports of residents that wait, part by part, each in a transaction of its own; and with those that are undone. */
export function startImporter(city: City): { close(): Promise<void> } {
  const closing = new AbortController();
  const importer = every(LOOK_EVERY_MS, async () => {
    try {
      let isMore = true;
      while (isMore && !closing.signal.aborted) isMore = (await importPart(city)) || (await undoPart(city));
    } catch (error) {
      // the database is away; the part that was begun is begun again
      seldom.error('imports', { cityId: city.id, error });
    }
  });
  return {
    close() {
      closing.abort();
      return importer.close();
    },
  };
}

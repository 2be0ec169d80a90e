import type { City } from '@karta/db';
import {
  currentVersion,
  deleteDueDocuments,
  deleteDuePhotos,
  dueToday,
  expireCards,
  keepReports,
  startOnce,
} from '@karta/services';

/**
 * Lets cards expire, writes the list of statuses for the day and starts what is due today in a city. Each subject starts once, however often and late this runs; what
 * was missed while the worker was away is made up for.
 * The date is the city's clock's. Answers how many cases were started.
 */
export async function runDaily(city: City): Promise<number> {
  await city.knex.transaction((trx) => expireCards(trx, city));
  await currentVersion(city);
  await keepReports(city);
  await city.knex.transaction((trx) => deleteDueDocuments(trx, city));
  // batch by batch, so that no transaction holds many people
  while ((await city.knex.transaction((trx) => deleteDuePhotos(trx, city))) > 0);
  let started = 0;
  for (const each of await dueToday(city)) {
    if (await city.knex.transaction((trx) => startOnce(trx, city, each))) started += 1;
  }
  return started;
}

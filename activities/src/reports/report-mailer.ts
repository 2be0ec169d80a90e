import { seldom, type City } from '@karta/db';
import { dueReports, mailReport } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 60_000;

/** Mails saved reports whose time has come, each in a transaction of its own: one that fails holds up no other (000-28). */
export function startReportMailer(city: City): { close(): Promise<void> } {
  return every(LOOK_EVERY_MS, async () => {
    try {
      for (const id of await dueReports(city)) await mail(city, id);
    } catch (error) {
      // the database is away; the next look sends
      seldom.error('saved reports', { cityId: city.id, error });
    }
  });
}

async function mail(city: City, id: string): Promise<void> {
  try {
    await city.knex.transaction((trx) => mailReport(trx, city, id));
  } catch (error) {
    // the report takes too long, or the database is away; its time stays and the next look tries again
    seldom.error('saved report', { cityId: city.id, report: id, error });
  }
}

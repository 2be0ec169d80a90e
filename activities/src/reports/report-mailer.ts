import { seldom, type City } from '@karta/db';
import { dueReports, mailReport, markFailing } from '@karta/services';
import { every } from '../every.ts';

const LOOK_EVERY_MS = 60_000;
/** One that fails holds up no other: it is tried again after a while. */
const AGAIN_AFTER_MS = 15 * 60_000;

/** Mails saved reports whose time has come, each in a transaction of its own: one that fails holds up no other (000-28). */
export function startReportMailer(city: City): { close(): Promise<void> } {
  const failedAt = new Map<string, number>();
  return every(LOOK_EVERY_MS, async () => {
    try {
      for (const id of await dueReports(city)) {
        if (Date.now() - (failedAt.get(id) ?? 0) < AGAIN_AFTER_MS) continue;
        if (await mail(city, id)) failedAt.delete(id);
        else failedAt.set(id, Date.now());
      }
    } catch (error) {
      // the database is away; the next look sends
      seldom.error('saved reports', { cityId: city.id, error });
    }
  });
}

async function mail(city: City, id: string): Promise<boolean> {
  try {
    await city.knex.transaction((trx) => mailReport(trx, city, id));
    return true;
  } catch (error) {
    // the report takes too long, or the database is away; its time stays
    seldom.error('saved report', { cityId: city.id, report: id, error });
    await markFailing(city.knex, id, city.clock.now()).catch(() => undefined);
    return false;
  }
}

import { log, seldom, type City } from '@karta/db';
import { checkAudit, SealCopy, sealAudit } from '@karta/services';
import { every } from '../every.ts';

const SEAL_EVERY_MS = 60_000;

/** Seals what the audit has gained, and compares all of it with its seals once a day. */
export function keepAudit(city: City): { close(): Promise<void> } {
  const copy = new SealCopy(city);
  return every(SEAL_EVERY_MS, async () => {
    try {
      await sealAudit(city, copy);
      const verdict = await checkAudit(city);
      if (verdict?.wrong)
        log.error('audit is not what was sealed', { cityId: city.id, problem: verdict.wrong, row: verdict.wrongId });
    } catch (error) {
      // the database is away; the next turn seals
      seldom.error('audit seals', { cityId: city.id, error });
    }
  });
}

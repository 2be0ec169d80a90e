import type { PastChecks } from '@karta/contracts';
import type { City } from '@karta/db';

/** Counts checks that a device decided without a connection; one that is told again counts once. Nothing happens in the future. */
export async function keepPastChecks(
  { knex, clock }: City,
  readerId: string,
  checks: PastChecks['checks'],
): Promise<void> {
  const now = clock.now();
  const rows = checks.map(({ at, ...check }) => {
    const told = new Date(at);
    return { ...check, readerId, at: told < now ? told : now, isOffline: true };
  });
  await knex('reader_checks').insert(rows).onConflict('id').ignore();
}

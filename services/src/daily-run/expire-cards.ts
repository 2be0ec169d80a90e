import { Card, type City } from '@karta/db';
import type { Knex } from 'knex';
import { changeCard } from '../cards/change-card.ts';

/**
 * Active cards whose last day of validity has passed expire (000-20); an extension makes them good again. The date is the
 * city's clock's; how often and late it runs makes no difference. Returns how many expired.
 */
export async function expireCards(trx: Knex, city: City): Promise<number> {
  const over = await Card.query(trx)
    .where('state', 'active')
    .where('validUntil', '<', city.clock.today())
    .orderBy('id')
    .forUpdate()
    .skipLocked();
  const by = { kind: 'process', id: 'daily-run', now: city.clock.now() } as const;
  for (const card of over) await changeCard(trx, card, 'expire', by);
  return over.length;
}

import { Card, writeAudit, type City } from '@karta/db';

/**
 * Active cards whose last day of validity has passed expire (000-20); an extension makes them good again. The date is the
 * city's clock's; how often and late it runs makes no difference. Answers how many expired.
 */
export async function expireCards(city: City): Promise<number> {
  return city.knex.transaction(async (trx) => {
    const over = await Card.query(trx)
      .where('state', 'active')
      .where('validUntil', '<', city.clock.today())
      .orderBy('id')
      .forUpdate()
      .skipLocked()
      .select('id');
    for (const { id } of over) {
      await Card.query(trx).findById(id).patch({ state: 'expired' });
      const subject = { subjectKind: 'card', subjectId: id } as const;
      await writeAudit(trx, { actorKind: 'process', actorId: 'daily-run', act: 'card.expire', ...subject });
    }
    return over.length;
  });
}

import { Application, Card } from '@karta/db';
import { isLivingCard, isOpenApplication } from '@karta/domain';
import type { Knex } from 'knex';

/**
 * May this account file an application for a first card? Only without a card and without an open application for one
 * (requirements, section 5; A-4: the server decides, the page only shows it).
 */
export async function canFileCardApplication(knex: Knex, accountId: string): Promise<boolean> {
  const own = await Application.query(knex).where({ accountId, type: 'card-issue' }).select('state');
  if (own.some((application) => isOpenApplication(application.state))) return false;
  const cards = await Card.query(knex)
    .join('residents', 'residents.id', 'cards.resident_id')
    .where('residents.account_id', accountId)
    .select('cards.state');
  return !cards.some((card) => isLivingCard(card.state));
}

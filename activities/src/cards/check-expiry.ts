import { Card, ScheduledStart } from '@karta/db';
import { isOpenApplication } from '@karta/domain';
import type { ActivityFactory } from '../deps.ts';

/** Is the reminder still right? Not when the package was extended, the card is not in use, or an extension is under way. */
export const checkExpiry: ActivityFactory<'check-expiry'> =
  (deps) =>
  async ({ cityId, caseId }) => {
    const { knex } = deps.cityOf(cityId);
    const { facts } = await ScheduledStart.query(knex).findById(caseId).throwIfNotFound();
    const { cardId = '', packageCode = '', validUntil = '' } = facts;
    const card = await Card.query(knex).findById(cardId).throwIfNotFound();
    const held = await knex('resident_packages').where({ cardId, packageCode, validUntil }).first('cardId');
    const asked = await knex('applications')
      .where({ residentId: card.residentId, type: 'package-extension', packageCode })
      .select('state');
    return {
      needed: card.state === 'active' && held !== undefined && !asked.some(({ state }) => isOpenApplication(state)),
    };
  };

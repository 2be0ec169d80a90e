import { CardLookup, CardStatus } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { CardError, partnerStatus } from '@karta/domain';
import { findCard, isKnownToPartners } from '@karta/services';
import { partnerRoute } from '../http/definition.ts';

/** Is this card good today, and for which packages? By printed number or chip UID, in the body, never in the address (000-07). */
export const cardStatus = partnerRoute('card.status', {
  method: 'post',
  path: '/partner/card-status',
  body: CardLookup,
  answer: CardStatus,
  async handle({ body }, { city, actor, throttle }) {
    await throttle.take('partner', actor.partnerId);
    await throttle.take('partner-miss', actor.partnerId);
    const card = await findCard(city.knex, city, body);
    if (!isKnownToPartners(card)) throw new CardError('NOT_FOUND');
    await throttle.giveBack('partner-miss', actor.partnerId);
    await writeAudit(city.knex, {
      actorKind: 'partner',
      actorId: actor.partnerId,
      act: 'card.status',
      subjectKind: 'card',
      subjectId: card.id,
    });
    const status = partnerStatus(card.state, card.validUntil, city.clock.today());
    const packages = await city
      .knex('resident_packages as held')
      .join('packages', 'packages.code', 'held.package_code')
      .where('held.card_id', card.id)
      .select('packages.code', 'packages.name', 'held.valid_until');
    return {
      number: card.number,
      status,
      validUntil: card.validUntil,
      packages: status === 'active' ? packages : [],
      checkedAt: city.clock.now().toISOString(),
    };
  },
});

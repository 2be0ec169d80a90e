import { CardLookup, CardStatus } from '@karta/contracts';
import { writeAudit } from '@karta/db';
import { chipLevel, partnerStatus } from '@karta/domain';
import { partnerRoute } from '../http/definition.ts';
import { lookedUp } from './looked-up.ts';

/** Is this card good today, and for which packages? By printed number, chip UID or the code of a virtual card or of the plastic, in the body, never in the address (000-07). */
export const cardStatus = partnerRoute('card.status', {
  method: 'post',
  path: '/partner/card-status',
  body: CardLookup,
  answer: CardStatus,
  async handle({ body }, { city, actor, throttle }) {
    const card = await lookedUp(city.knex, { city, partnerId: actor.partnerId, throttle }, body);
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
      chipLevel: chipLevel(card),
      packages: status === 'active' ? packages : [],
      checkedAt: city.clock.now().toISOString(),
    };
  },
});

import { CardLookup, CardStatus } from '@karta/contracts';
import { Card, writeAudit, type City } from '@karta/db';
import { CardError, foldText, partnerStatus, typedCardNumber } from '@karta/domain';
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
    const card = await findCard(city, body);
    // An unknown card and one that was never handed out look the same.
    if (!card || ['in-production', 'spoiled'].includes(card.state)) throw new CardError('NOT_FOUND');
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

async function findCard(city: City, lookup: CardLookup): Promise<Card | undefined> {
  if ('number' in lookup)
    return Card.query(city.knex)
      .whereRaw('km_fold(number) = ?', [foldText(typedCardNumber(lookup.number))])
      .first();
  return Card.query(city.knex).findOne({ uidIndex: await city.vault.blindIndex('chip-uid', lookup.uid) });
}

import { HolderCardList } from '@karta/contracts';
import { Card, PickupPointRow, readSettings } from '@karta/db';
import { addDays, civilDateOf } from '@karta/domain';
import { residentRoute } from '../http/definition.ts';

interface PackageOfCard {
  cardId: string;
  code: string;
  name: string;
  validUntil: string;
  discounts: string[];
}

/** The cards of the account with what they entitle to (004-33, 004-34, 004-61). */
export const cards = residentRoute({
  method: 'get',
  path: '/resident/cards',
  forMembers: true,
  answer: HolderCardList,
  async handle(_input, { city, actor }) {
    const rows = await Card.query(city.knex)
      .join('residents', 'residents.id', 'cards.resident_id')
      .where('residents.account_id', actor.accountId)
      .whereNot('cards.state', 'spoiled')
      .orderBy('cards.created_at', 'desc')
      .select('cards.*');
    const { extensionOpensDays } = await readSettings(city.knex);
    const points = await PickupPointRow.query(city.knex);
    const packages: PackageOfCard[] = await city
      .knex('resident_packages as held')
      .join('packages', 'packages.code', 'held.package_code')
      .whereIn(
        'held.card_id',
        rows.map((card) => card.id),
      )
      .select('held.card_id', 'packages.code', 'packages.name', 'held.valid_until')
      .select(
        city.knex.raw(
          'array(select d.name from discounts d where d.package_code = packages.code order by d.name) as discounts',
        ),
      );
    return {
      cards: rows.map((card) => ({
        id: card.id,
        number: card.number,
        holderName: card.holderName,
        state: card.state,
        carrier: card.carrier,
        photoFileId: card.photoFileId,
        issuedOn: card.issuedAt && civilDateOf(card.issuedAt, city.zone),
        validFrom: card.validFrom,
        validUntil: card.validUntil,
        pickupPointName: points.find((point) => point.id === card.pickupPointId)?.name ?? null,
        trackingNumber: card.trackingNumber,
        packages: packages
          .filter((held) => held.cardId === card.id)
          .map((held) => ({ ...held, extensionFrom: addDays(held.validUntil, -extensionOpensDays) })),
      })),
    };
  },
});

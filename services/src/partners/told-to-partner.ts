import type { CardStatus } from '@karta/contracts';
import type { Card, City } from '@karta/db';
import { chipLevel, partnerStatus, type CivilDate, type PartnerField } from '@karta/domain';
import { photoOf, reliefsOf, type Shrink } from '../readers/shown-on-reader.ts';

/** Of a person, and of what the person may, nothing is told but beside a card that is good today. */
const BESIDE_ANY: readonly PartnerField[] = ['validUntil'];

type Told = Pick<CardStatus, 'validUntil' | 'packages' | 'reliefs' | 'name' | 'photo'>;
type ToldField = keyof Told & PartnerField;

/** What of the granted fields stands beside a status. */
export const toldBesideStatus = (status: CardStatus['status'], tells: readonly PartnerField[]): ToldField[] =>
  (['validUntil', 'packages', 'reliefs', 'name', 'photo'] as const).filter(
    (field) => tells.includes(field) && (status === 'active' || BESIDE_ANY.includes(field)),
  );

/**
 * The status of a card today with what this partner is granted of it (000-07). What is not granted is neither read nor
 * opened: it has no key in the answer. Packages and discounts that have ended are not among them. `shrink` makes a photo small.
 */
export async function toldToPartner(
  city: City,
  card: Card,
  { partnerId, tells }: { readonly partnerId: string; readonly tells: readonly PartnerField[] },
  shrink: Shrink,
): Promise<CardStatus> {
  const today = city.clock.today();
  const status = partnerStatus(card.state, card.validUntil, today);
  const ask: { readonly [F in ToldField]: () => Told[F] | Promise<Told[F]> } = {
    validUntil: () => card.validUntil,
    packages: () => packagesOf(city, card.id, today),
    reliefs: () => reliefsOf(city, card, partnerId),
    name: () => card.holderName,
    photo: () => photoOf(city, card, shrink),
  };
  const told = toldBesideStatus(status, tells);
  const values = await Promise.all(told.map(async (field) => [field, await ask[field]()] as const));
  return {
    number: card.number,
    status,
    chipLevel: chipLevel(card),
    ...Object.fromEntries(values),
    checkedAt: city.clock.now().toISOString(),
  };
}

const packagesOf = (
  { knex }: City,
  cardId: string,
  today: CivilDate,
): Promise<{ code: string; name: string; validUntil: CivilDate }[]> =>
  knex('resident_packages as held')
    .join('packages', 'packages.code', 'held.package_code')
    .where('held.card_id', cardId)
    .where('held.valid_until', '>=', today)
    .orderBy(['packages.position', 'packages.code'])
    .select('packages.code', 'packages.name', 'held.valid_until');

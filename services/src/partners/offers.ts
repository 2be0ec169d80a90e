import type { DeskOffers, OwnDiscount, PartnerOfferView, WaitingOffers } from '@karta/contracts';
import type { City, PartnerOffer } from '@karta/db';
import type { Knex } from 'knex';

type Row = Omit<PartnerOffer, 'partnerId' | 'decidedBy' | 'writtenBy'> & {
  packageName: string;
  writtenBy: string;
  partnerId: string;
  partnerName: string;
};

const offersWith = (knex: Knex): Knex.QueryBuilder<object, Row[]> =>
  knex('partner_offers as o')
    .join('packages as k', 'k.code', 'o.package_code')
    .join('partner_people as d', 'd.id', 'o.written_by')
    .join('partners as p', 'p.id', 'o.partner_id')
    .select('o.id', 'o.discount_id', 'o.package_code', 'o.name', 'o.description', 'o.saving_kind', 'o.saving_value')
    .select('o.valid_from', 'o.valid_until', 'o.state', 'o.version', 'o.written_at', 'o.sent_at', 'o.decided_at')
    .select('o.reason', 'o.partner_id', { packageName: 'k.name', writtenBy: 'd.name', partnerName: 'p.name' });

const viewOf = ({ partnerId: _id, partnerName: _name, writtenAt, sentAt, decidedAt, ...row }: Row): PartnerOfferView =>
  ({
    ...row,
    writtenAt: writtenAt.toISOString(),
    sentAt: sentAt?.toISOString() ?? null,
    decidedAt: decidedAt?.toISOString() ?? null,
  }) as PartnerOfferView;

const discountsWith = (knex: Knex): Knex.QueryBuilder<object, OwnDiscount[]> =>
  knex('discounts as d')
    .join('packages as k', 'k.code', 'd.package_code')
    .where('d.is_closed', false)
    .orderBy('d.name')
    .select('d.id', 'd.package_code', 'd.name', 'd.description', 'd.saving_kind', 'd.saving_value')
    .select('d.valid_from', 'd.valid_until', { packageName: 'k.name' });

/** More than any partner has; the oldest decided ones are not told. */
const MOST_TOLD = 200;

/** What a partner has written, the newest first, its discounts, and the packages that an offer may be for. */
export async function deskOffers({ knex }: City, partnerId: string): Promise<DeskOffers> {
  const rows = await offersWith(knex).where('o.partner_id', partnerId).orderBy('o.written_at', 'desc').limit(MOST_TOLD);
  return {
    offers: rows.map(viewOf),
    discounts: await discountsWith(knex).where('d.partner_id', partnerId),
    packages: await knex('packages').where({ isClosed: false }).orderBy(['position', 'code']).select('code', 'name'),
  };
}

/** Offers that wait for the office, the oldest first, with what they would change; of one partner or of all. */
export async function waitingOffers(trx: Knex, partnerId?: string): Promise<WaitingOffers> {
  const asked = offersWith(trx).where('o.state', 'sent').orderBy('o.sent_at').limit(MOST_TOLD);
  const rows = await (partnerId === undefined ? asked : asked.where('o.partner_id', partnerId));
  const changed = rows.flatMap(({ discountId }) => discountId ?? []);
  const now = new Map((await discountsWith(trx).whereIn('d.id', changed)).map((each) => [each.id, each]));
  return {
    offers: rows.map((row) => ({
      ...viewOf(row),
      partnerId: row.partnerId,
      partnerName: row.partnerName,
      now: (row.discountId && now.get(row.discountId)) || null,
    })),
  };
}

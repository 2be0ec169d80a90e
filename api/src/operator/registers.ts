import { CardList, CardQuery, OfficeApplicationList, OfficeApplicationQuery } from '@karta/contracts';
import type { CardRow } from '@karta/contracts';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import { operatorRoute } from '../http/definition.ts';

const PAGE = 100;

function like(search: string): string {
  return `%${search.replace(/[\\%_]/g, '\\$&')}%`;
}

/** The register of cards, newest first, by state and by number or holder (000-16). */
export const cardList = operatorRoute('card.read', {
  method: 'get',
  path: '/operator/cards',
  query: CardQuery,
  answer: CardList,
  async handle({ query }, { city }) {
    const rows = cardQuery(city.knex)
      .orderBy('cards.created_at', 'desc')
      .limit(PAGE + 1);
    if (query.state) rows.where('cards.state', query.state);
    if (query.search) {
      const pattern = like(query.search);
      rows.where((either) =>
        either.whereRaw('lower(cards.holder_name) like lower(?)', [pattern]).orWhere('cards.number', 'like', pattern),
      );
    }
    const found: Joined[] = await rows;
    return { cards: found.slice(0, PAGE).map(cardRow), more: found.length > PAGE };
  },
});

type Joined = Omit<CardRow, 'readyAt' | 'issuedAt'> & { readyAt: Date | null; issuedAt: Date | null };

/** Cards with what the register shows of them. */
export function cardQuery(knex: Knex): Knex.QueryBuilder {
  return knex('cards')
    .leftJoin('applications as a', 'a.id', 'cards.application_id')
    .leftJoin('pickup_points as point', 'point.id', 'cards.pickup_point_id')
    .leftJoin('operators as o', 'o.id', 'cards.issued_by')
    .select(
      'cards.id',
      'cards.number',
      'cards.holder_name',
      'cards.state',
      'cards.ready_at',
      'cards.issued_at',
      'cards.valid_until',
    )
    .select({
      pickupPointName: 'point.name',
      applicationId: 'a.id',
      applicationNumber: 'a.number',
      issuedBy: 'o.name',
    });
}

export function cardRow({ readyAt, issuedAt, ...row }: Joined): CardRow {
  return { ...row, readyAt: readyAt?.toISOString() ?? null, issuedAt: issuedAt?.toISOString() ?? null };
}

/** The row of one card; the caller knows that it exists. */
export async function getCardRow(city: City, id: string): Promise<CardRow> {
  return cardRow(await cardQuery(city.knex).where('cards.id', id).first());
}

/** All sent applications, newest first. */
export const officeApplications = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/applications',
  query: OfficeApplicationQuery,
  answer: OfficeApplicationList,
  async handle({ query }, { city }) {
    const rows = city
      .knex('applications as a')
      .join('packages as p', 'p.code', 'a.package_code')
      .leftJoin('pickup_points as point', 'point.id', 'a.pickup_point_id')
      .whereNot('a.state', 'draft')
      .orderBy('a.submitted_at', 'desc')
      .limit(PAGE + 1)
      .select('a.id', 'a.number', 'a.type', 'a.state', 'a.submitted_at', 'a.workflow_id')
      .select({ packageName: 'p.name', pickupPointName: 'point.name' })
      .select(city.knex.raw("a.first_name || ' ' || a.last_name as holder_name"));
    if (query.state) rows.where('a.state', query.state);
    const { search } = query;
    if (search) {
      rows.where((either) => {
        either.whereRaw("lower(a.first_name || ' ' || a.last_name) like lower(?)", [like(search)]);
        if (/^\d{1,9}$/.test(search)) either.orWhere('a.number', Number(search));
      });
    }
    const found: { submittedAt: Date | null }[] = await rows;
    const applications = found
      .slice(0, PAGE)
      .map((row) => ({ ...row, submittedAt: row.submittedAt?.toISOString() ?? null }));
    return { applications: applications as never, more: found.length > PAGE };
  },
});

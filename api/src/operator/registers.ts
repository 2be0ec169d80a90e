import {
  CardExport,
  CardList,
  CardQuery,
  OfficeApplicationExport,
  OfficeApplicationList,
  OfficeApplicationQuery,
  type OfficeApplicationRow,
} from '@karta/contracts';
import type { CardRow } from '@karta/contracts';
import type { City } from '@karta/db';
import type { Knex } from 'knex';
import type * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { EXPORT_SIZE, recordExport } from '../lists/export.ts';
import { dateText, narrow, readPage, timeText, type Page, type Register } from '../lists/register.ts';

const PAGE_SIZE = 100;

const CARDS: Register = {
  columns: {
    number: { sort: { sql: 'cards.number', type: 'text' }, text: 'cards.number' },
    holder: { sort: { sql: 'cards.holder_name', type: 'text' }, folded: 'cards.holder_fold' },
    state: { sort: { sql: 'cards.state', type: 'text' }, code: 'cards.state' },
    point: { sort: { sql: "coalesce(point.name, '')", type: 'text' }, text: 'point.name' },
    application: { sort: { sql: 'coalesce(a.number, 0)', type: 'integer' }, text: 'a.number::text' },
    created: { sort: { sql: 'cards.created_at', type: 'timestamptz' }, text: timeText('cards.created_at') },
    ready: {
      sort: { sql: "coalesce(cards.ready_at, 'epoch')", type: 'timestamptz' },
      text: timeText('cards.ready_at'),
    },
    issued: {
      sort: { sql: "coalesce(cards.issued_at, 'epoch')", type: 'timestamptz' },
      text: timeText('cards.issued_at'),
    },
    issuer: { sort: { sql: "coalesce(o.name, '')", type: 'text' }, text: 'o.name' },
    validUntil: {
      sort: { sql: "coalesce(cards.valid_until, 'infinity')", type: 'date' },
      text: dateText('cards.valid_until'),
    },
  },
  ties: [{ sql: 'cards.id', type: 'uuid' }],
  sort: 'created',
  direction: 'desc',
};

type JoinedCard = Omit<CardRow, 'createdAt' | 'readyAt' | 'issuedAt'> & {
  createdAt: Date;
  readyAt: Date | null;
  issuedAt: Date | null;
};

async function cardPage(city: City, ask: z.infer<typeof CardQuery>, size: number): Promise<Page<CardRow>> {
  const rows = cardQuery(city.knex);
  if (ask.state) rows.where('cards.state', ask.state);
  if (ask.point) rows.where('cards.pickup_point_id', ask.point);
  narrow(rows, CARDS, ask, city.zone);
  const page = await readPage<JoinedCard>(rows, CARDS, ask, size);
  return { ...page, rows: page.rows.map(cardRow) };
}

/** The register of cards, newest first (000-16). */
export const cardList = operatorRoute('card.read', {
  method: 'get',
  path: '/operator/cards',
  query: CardQuery,
  answer: CardList,
  async handle({ query }, { city }) {
    const { rows, ...end } = await cardPage(city, query, PAGE_SIZE);
    return { cards: rows, ...end };
  },
});

/** The register of cards for a file (000-24). */
export const exportCards = operatorRoute('card.read', {
  method: 'post',
  path: '/operator/cards/export',
  body: CardQuery.strict(),
  answer: CardExport,
  async handle({ body }, { city, actor }) {
    return recordExport(city, actor, 'cards', body, await cardPage(city, body, EXPORT_SIZE));
  },
});

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
      'cards.created_at',
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

export function cardRow({ createdAt, readyAt, issuedAt, ...row }: JoinedCard): CardRow {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    readyAt: readyAt?.toISOString() ?? null,
    issuedAt: issuedAt?.toISOString() ?? null,
  };
}

/** The row of one card; the caller knows that it exists. */
export async function getCardRow(city: City, id: string): Promise<CardRow> {
  return cardRow(await cardQuery(city.knex).where('cards.id', id).first());
}

const APPLICATIONS: Register = {
  columns: {
    number: { sort: { sql: 'a.number', type: 'integer' }, text: 'a.number::text' },
    holder: {
      sort: { sql: "a.last_name || ' ' || a.first_name", type: 'text' },
      folded: 'a.name_fold',
    },
    type: { sort: { sql: 'a.type', type: 'text' }, code: 'a.type' },
    package: { sort: { sql: 'p.name', type: 'text' }, text: 'p.name' },
    state: { sort: { sql: 'a.state', type: 'text' }, code: 'a.state' },
    submitted: {
      sort: { sql: "coalesce(a.submitted_at, 'epoch')", type: 'timestamptz' },
      text: timeText('a.submitted_at'),
    },
    point: { sort: { sql: "coalesce(point.name, '')", type: 'text' }, text: 'point.name' },
  },
  ties: [{ sql: 'a.id', type: 'uuid' }],
  sort: 'submitted',
  direction: 'desc',
};

type ApplicationRow = z.infer<typeof OfficeApplicationRow>;
type JoinedApplication = Omit<ApplicationRow, 'submittedAt'> & { submittedAt: Date | null };

async function applicationPage(
  city: City,
  ask: z.infer<typeof OfficeApplicationQuery>,
  size: number,
): Promise<Page<ApplicationRow>> {
  const rows = applicationQuery(city.knex);
  if (ask.state) rows.where('a.state', ask.state);
  if (ask.package) rows.where('a.package_code', ask.package);
  if (ask.point) rows.where('a.pickup_point_id', ask.point);
  narrow(rows, APPLICATIONS, ask, city.zone);
  const page = await readPage<JoinedApplication>(rows, APPLICATIONS, ask, size);
  return { ...page, rows: page.rows.map(applicationRow) };
}

/** Sent applications with what the register shows of them; a draft is its applicant's alone. */
export function applicationQuery(knex: Knex): Knex.QueryBuilder {
  return knex('applications as a')
    .join('packages as p', 'p.code', 'a.package_code')
    .leftJoin('pickup_points as point', 'point.id', 'a.pickup_point_id')
    .whereNot('a.state', 'draft')
    .select('a.id', 'a.number', 'a.type', 'a.state', 'a.submitted_at', 'a.workflow_id')
    .select({ packageName: 'p.name', pickupPointName: 'point.name' })
    .select(knex.raw("btrim(a.first_name || ' ' || a.last_name) as holder_name"));
}

export function applicationRow({ submittedAt, ...row }: JoinedApplication): ApplicationRow {
  return { ...row, submittedAt: submittedAt?.toISOString() ?? null };
}

/** All sent applications, newest first. */
export const officeApplications = operatorRoute('application.read', {
  method: 'get',
  path: '/operator/applications',
  query: OfficeApplicationQuery,
  answer: OfficeApplicationList,
  async handle({ query }, { city }) {
    const { rows, ...end } = await applicationPage(city, query, PAGE_SIZE);
    return { applications: rows, ...end };
  },
});

/** The register of applications for a file (000-24). */
export const exportApplications = operatorRoute('application.read', {
  method: 'post',
  path: '/operator/applications/export',
  body: OfficeApplicationQuery.strict(),
  answer: OfficeApplicationExport,
  async handle({ body }, { city, actor }) {
    return recordExport(city, actor, 'applications', body, await applicationPage(city, body, EXPORT_SIZE));
  },
});

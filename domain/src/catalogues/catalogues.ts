import { FIRST_PARTNER_FIELDS, PARTNER_FIELDS, PARTNER_SCOPES } from '../partner-scopes.ts';
import type { Catalogue } from './catalogue.ts';

const name = { kind: 'text', least: 1, most: 120 } as const;
const position = { kind: 'number', least: 0, most: 1000 } as const;
const closed = { column: 'is_closed', isClosedWhen: true } as const;
const byPosition = { field: 'position', direction: 'asc' } as const;

/** Every catalogue of a town. A new one is an entry here, its words in `web-operator`, and its columns `version` and closing. */
export const CATALOGUES = {
  'pickup-points': {
    table: 'pickup_points',
    key: 'id',
    name: 'name',
    order: byPosition,
    closing: closed,
    fields: {
      name,
      address: { kind: 'text', least: 1, most: 200 },
      openingHours: { kind: 'text', least: 1, most: 200 },
      madeAt: { kind: 'row', of: 'pickup-points', isOptional: true },
      position,
    },
    usedBy: [
      ['pickup_points', 'made_at'],
      ['applications', 'pickup_point_id'],
      ['cards', 'pickup_point_id'],
      ['operators', 'pickup_point_id'],
      ['stations', 'pickup_point_id'],
      ['station_jobs', 'pickup_point_id'],
      ['tasks', 'pickup_point_id'],
    ],
  },
  packages: {
    table: 'packages',
    key: 'code',
    name: 'name',
    order: byPosition,
    closing: closed,
    fields: {
      name,
      criterion: { kind: 'text', least: 1, most: 200 },
      description: { kind: 'long-text', least: 1, most: 2000 },
      validityYears: { kind: 'number', least: 1, most: 20 },
      position,
    },
    usedBy: [
      ['applications', 'package_code'],
      ['resident_packages', 'package_code'],
      ['discounts', 'package_code'],
      ['partner_offers', 'package_code'],
    ],
  },
  partners: {
    table: 'partners',
    key: 'id',
    name: 'name',
    closing: { column: 'is_active', isClosedWhen: false },
    fields: {
      name,
      category: { kind: 'text', least: 1, most: 60 },
      description: { kind: 'long-text', most: 1000 },
      address: { kind: 'text', most: 200 },
      openingHours: { kind: 'text', most: 200 },
      contactName: { kind: 'text', most: 120 },
      contactEmail: { kind: 'text', most: 254, as: 'email' },
      contactPhone: { kind: 'text', most: 40, as: 'phone' },
      scopes: { kind: 'choices', of: PARTNER_SCOPES },
      tells: { kind: 'choices', of: PARTNER_FIELDS, first: FIRST_PARTNER_FIELDS },
    },
    usedBy: [
      ['discounts', 'partner_id'],
      ['redemptions', 'partner_id'],
      ['readers', 'partner_id'],
      ['partner_people', 'partner_id'],
    ],
  },
  discounts: {
    table: 'discounts',
    key: 'id',
    name: 'name',
    closing: closed,
    fields: {
      partnerId: { kind: 'row', of: 'partners' },
      packageCode: { kind: 'row', of: 'packages' },
      name,
      description: { kind: 'long-text', least: 1, most: 1000 },
      savingKind: { kind: 'choice', of: ['percent', 'amount', 'price'] },
      savingValue: { kind: 'number', least: 0, most: 10_000_000 },
      validFrom: { kind: 'date', isOptional: true },
      validUntil: { kind: 'date', isOptional: true },
    },
    usedBy: [['redemptions', 'discount_id']],
  },
  news: {
    table: 'news',
    key: 'id',
    name: 'title',
    order: { field: 'publishedAt', direction: 'desc' },
    fields: {
      title: { kind: 'text', least: 1, most: 160 },
      category: { kind: 'text', least: 1, most: 40 },
      lead: { kind: 'long-text', least: 1, most: 500 },
      paragraphs: { kind: 'lines', most: 2000, count: 30 },
      publishedAt: { kind: 'instant' },
      publishedUntil: { kind: 'instant', isOptional: true },
      dueOn: { kind: 'date', isOptional: true },
      isDisturbance: { kind: 'flag' },
    },
    usedBy: [],
  },
  'thread-types': {
    table: 'thread_types',
    key: 'code',
    name: 'name',
    order: byPosition,
    closing: closed,
    fields: {
      name,
      allowsReply: { kind: 'flag' },
      begunByResident: { kind: 'flag' },
      answerDays: { kind: 'number', least: 1, most: 365 },
      position,
    },
    usedBy: [['threads', 'type_code']],
  },
  'reply-templates': {
    table: 'reply_templates',
    key: 'code',
    name: 'name',
    order: byPosition,
    closing: closed,
    fields: { name, body: { kind: 'long-text', least: 1, most: 4000 }, position },
    usedBy: [],
  },
} as const satisfies Readonly<Record<string, Catalogue>>;

export type CatalogueName = keyof typeof CATALOGUES;
export const CATALOGUE_NAMES = Object.keys(CATALOGUES) as CatalogueName[];

/** The definition as any catalogue's. */
export const catalogueOf = (catalogue: CatalogueName): Catalogue => CATALOGUES[catalogue];

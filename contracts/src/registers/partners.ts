import { PARTNER_SCOPES } from '@karta/domain';
import { register } from './register.ts';

export const PARTNER_STATES = ['active', 'closed'] as const;

/** Who gives discounts, closed ones too, by name; edited at a page of its own. */
export const PARTNERS = register({
  name: 'partners',
  area: 'admin',
  right: 'catalogue.change',
  id: 'id',
  columns: {
    name: { kind: 'text' },
    category: { kind: 'text' },
    address: { kind: 'text' },
    contact: { kind: 'person', field: 'contactName' },
    email: { kind: 'text', field: 'contactEmail', isExtra: true },
    phone: { kind: 'text', field: 'contactPhone', isExtra: true },
    discounts: { kind: 'number' },
    used: { kind: 'instant', field: 'lastUsedAt', isNullable: true },
    scopes: { kind: 'texts', isUnsorted: true, isUnsearched: true, isExtra: true },
    key: { kind: 'instant', field: 'keyMadeAt', isNullable: true, isExtra: true },
    state: { kind: 'code', codes: PARTNER_STATES },
  },
  fields: { id: { kind: 'id' } },
  filters: {
    state: { kind: 'code', codes: PARTNER_STATES, of: 'state' },
    scope: { kind: 'code', codes: PARTNER_SCOPES, of: 'scopes' },
    offer: { kind: 'code', codes: ['some', 'none'], of: 'discounts' },
  },
  views: {
    all: {},
    active: { filters: { state: 'active' } },
    withoutOffer: { filters: { state: 'active', offer: 'none' } },
    closed: { filters: { state: 'closed' } },
  },
  sort: 'name',
  direction: 'asc',
  pageSize: 100,
});

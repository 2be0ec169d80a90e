import { CARD_STATES, CHIP_LEVELS } from '@karta/domain';
import { register } from './register.ts';

/** The register of cards, newest first (000-16). */
export const CARDS = register({
  name: 'cards',
  area: 'operator',
  right: 'card.read',
  id: 'id',
  columns: {
    number: { kind: 'text' },
    holder: { kind: 'person', field: 'holderName' },
    state: { kind: 'code', codes: CARD_STATES },
    point: { kind: 'text', field: 'pickupPointName', isNullable: true },
    issued: { kind: 'instant', field: 'issuedAt', isNullable: true },
    issuer: { kind: 'person', field: 'issuedBy', isNullable: true },
    validUntil: { kind: 'date', isNullable: true },
    ready: { kind: 'instant', field: 'readyAt', isNullable: true, isExtra: true },
    application: { kind: 'number', field: 'applicationNumber', isNullable: true, isExtra: true },
    /** How its chip is told from a copy; none before one is bound. */
    chip: {
      kind: 'code',
      codes: CHIP_LEVELS,
      field: 'chipLevel',
      isNullable: true,
      isExtra: true,
      isUnsorted: true,
      isUnsearched: true,
    },
    created: { kind: 'instant', field: 'createdAt', isExtra: true },
  },
  fields: {
    id: { kind: 'id' },
    carrier: { kind: 'code', codes: ['physical', 'virtual'] },
    /** Of the design that it is printed with; none for a card on a phone. */
    designVersion: { kind: 'number', isNullable: true },
    applicationId: { kind: 'id', isNullable: true, of: 'application' },
  },
  filters: {
    state: { kind: 'code', codes: CARD_STATES, of: 'state' },
    point: { kind: 'id', of: 'point' },
    chip: { kind: 'code', codes: CHIP_LEVELS, of: 'chip' },
  },
  views: {
    all: {},
    ready: { filters: { state: 'ready' } },
    active: { filters: { state: 'active' } },
    inProduction: { filters: { state: 'in-production' } },
  },
  sort: 'created',
  direction: 'desc',
  pageSize: 100,
});

import { register } from './register.ts';

/** Blanks that became waste, each with why, the newest first (D-10). They are few, and belong to no person. */
export const SPOILED_BLANKS = register({
  name: 'spoiled-blanks',
  area: 'operator',
  right: 'card.produce',
  id: 'id',
  columns: {
    at: { kind: 'instant' },
    /** A code of a device, of an act, or what a person answered. */
    reason: { kind: 'text', isUnsorted: true, isUnsearched: true },
    card: { kind: 'text', field: 'cardNumber', isUnsorted: true },
    point: { kind: 'text', field: 'pointName', isUnsorted: true },
    station: { kind: 'text', field: 'stationName', isUnsorted: true },
    clerk: { kind: 'person', isNullable: true, isUnsorted: true },
    /** Whether its chip was read: such a chip is never bound again. */
    chip: { kind: 'code', codes: ['read', 'unread'], isUnsorted: true, isUnsearched: true, isExtra: true },
  },
  fields: { id: { kind: 'id' } },
  filters: {
    chip: { kind: 'code', codes: ['read', 'unread'], of: 'chip' },
  },
  views: { all: {} },
  sort: 'at',
  direction: 'desc',
  pageSize: 100,
});

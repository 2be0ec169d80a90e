import { register } from './register.ts';

export const DOCUMENT_STATES = ['kept', 'deleted'] as const;

/**
 * Documents that the office keeps of people beside their applications, newest first (000-23, H-6). What somebody has handed in
 * tells much of them: the list of all people has a right of its own, for who watches over the days of deletion.
 */
export const DOCUMENTS = register({
  name: 'documents',
  area: 'operator',
  right: 'documents.read',
  id: 'id',
  columns: {
    // what the town calls it: found by its filter
    type: { kind: 'text', isUnsorted: true, isUnsearched: true },
    person: { kind: 'person' },
    name: { kind: 'text', isUnsorted: true },
    added: { kind: 'instant', field: 'addedAt' },
    deleteOn: { kind: 'date' },
    state: { kind: 'code', codes: DOCUMENT_STATES, isUnsorted: true },
    adder: { kind: 'person', field: 'addedBy', isExtra: true },
    deleted: { kind: 'instant', field: 'deletedAt', isNullable: true, isExtra: true, isUnsorted: true },
  },
  fields: {
    id: { kind: 'id' },
    residentId: { kind: 'id', of: 'person' },
  },
  filters: {
    type: { kind: 'text', max: 60, of: 'type' },
    state: { kind: 'code', codes: DOCUMENT_STATES, of: 'state' },
    due: { kind: 'code', codes: ['week', 'month'], of: 'deleteOn' },
  },
  views: {
    all: {},
    kept: { filters: { state: 'kept' } },
    due: { filters: { due: 'month' }, sort: 'deleteOn', direction: 'asc' },
    deleted: { filters: { state: 'deleted' } },
  },
  sort: 'added',
  direction: 'desc',
  pageSize: 100,
});

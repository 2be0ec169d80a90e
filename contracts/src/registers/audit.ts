import { register } from './register.ts';

export const AUDIT_ACTORS = [
  ...(['operator', 'resident', 'partner', 'partner-person'] as const),
  ...(['station', 'reader', 'process', 'system'] as const),
] as const;
/** What an entry tells of: a look at data or their delivery, who came in, a file of a list, or a change. */
export const AUDIT_KINDS = ['looks', 'sign-in', 'exports', 'changes'] as const;

/** Who did what, when, to what and why, the newest first (H-3, H-4). */
export const AUDIT = register({
  name: 'audit',
  area: 'admin',
  right: 'audit.read',
  id: 'id',
  columns: {
    at: { kind: 'instant' },
    actor: { kind: 'text', isUnsorted: true },
    act: { kind: 'code', isUnsorted: true },
    subject: { kind: 'text', field: 'subjectKind', isUnsorted: true, isUnsearched: true },
    about: { kind: 'text', isUnsorted: true },
    reason: { kind: 'text', isNullable: true, isUnsorted: true, isUnsearched: true },
    facts: { kind: 'text', isUnsorted: true, isUnsearched: true, isExtra: true },
    program: { kind: 'text', field: 'writtenBy', isUnsorted: true, isUnsearched: true, isExtra: true },
  },
  fields: {
    id: { kind: 'text' },
    actorKind: { kind: 'code', codes: AUDIT_ACTORS, of: 'actor' },
    actsFor: { kind: 'flag', of: 'actor' },
    // Of somebody of the office: the absent colleague in whose place they did it.
    inPlaceOf: { kind: 'text', isNullable: true, of: 'actor' },
  },
  filters: {
    kind: { kind: 'code', codes: AUDIT_KINDS, of: 'act' },
    by: { kind: 'code', codes: AUDIT_ACTORS, of: 'actor' },
  },
  views: {
    all: {},
    looks: { filters: { kind: 'looks' } },
    signIns: { filters: { kind: 'sign-in' } },
    exports: { filters: { kind: 'exports' } },
    staff: { filters: { by: 'operator' } },
  },
  sort: 'at',
  direction: 'desc',
  pageSize: 100,
});

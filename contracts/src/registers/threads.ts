import { register } from './register.ts';

export const THREAD_STATES = ['open', 'answered', 'closed'] as const;

/** Conversations of residents with the city, whoever wrote last first; their subjects stay sealed in the database. */
export const THREADS = register({
  name: 'threads',
  area: 'operator',
  right: 'thread.read',
  id: 'id',
  columns: {
    number: { kind: 'number' },
    resident: { kind: 'person', field: 'residentName' },
    subject: { kind: 'text', isUnsorted: true, isUnsearched: true },
    type: { kind: 'text', field: 'typeName' },
    state: { kind: 'code', codes: THREAD_STATES },
    due: { kind: 'date', field: 'answerDue', isNullable: true },
    assignee: { kind: 'person', field: 'assigneeName', isNullable: true },
    lastMessage: { kind: 'instant', field: 'lastMessageAt' },
    created: { kind: 'instant', field: 'createdAt', isExtra: true },
  },
  fields: {
    id: { kind: 'id' },
    /** The resident has written since the office opened it last. */
    isUnread: { kind: 'flag' },
  },
  filters: {
    state: { kind: 'code', codes: THREAD_STATES, of: 'state' },
    type: { kind: 'code', max: 40, of: 'type' },
    whose: { kind: 'code', codes: ['mine', 'free'], of: 'assignee' },
    news: { kind: 'code', codes: ['unread'] },
  },
  views: {
    toAnswer: { filters: { state: 'open' } },
    mine: { filters: { whose: 'mine' } },
    free: { filters: { whose: 'free' } },
    closed: { filters: { state: 'closed' } },
    all: {},
  },
  sort: 'lastMessage',
  direction: 'desc',
  pageSize: 100,
});

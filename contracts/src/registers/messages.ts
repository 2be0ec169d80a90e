import { LETTER_EVENTS } from '@karta/domain';
import { register } from './register.ts';

export const MESSAGE_STATES = [
  'waiting',
  'sending',
  'sent',
  'delivered',
  'undelivered',
  'failed',
  'ambiguous',
] as const;
export const MESSAGE_CHANNELS = ['mail', 'sms'] as const;
/** What became of a message, as far as it matters to somebody who waits for it. */
export const MESSAGE_FATES = ['not-arrived', 'on-its-way', 'out'] as const;

/** Letters and texts of the city, the newest first; those that did not arrive are what the office looks for. */
export const MESSAGES = register({
  name: 'messages',
  area: 'operator',
  right: 'application.read',
  id: 'id',
  columns: {
    letter: { kind: 'code', codes: [...LETTER_EVENTS, 'own', 'campaign'] },
    state: { kind: 'code', codes: MESSAGE_STATES },
    channel: { kind: 'code', codes: MESSAGE_CHANNELS },
    // As much of the address as tells two people apart; the rest is in the application's file.
    to: { kind: 'text', field: 'recipientHint', isUnsearched: true },
    application: { kind: 'number', field: 'applicationNumber', isNullable: true },
    problem: { kind: 'text', isNullable: true },
    created: { kind: 'instant', field: 'createdAt' },
    /** Of a text, as the gateway charges them. */
    parts: { kind: 'number', isNullable: true, isUnsorted: true, isUnsearched: true, isExtra: true },
    attempts: { kind: 'number', isUnsearched: true, isExtra: true },
    attempted: { kind: 'instant', field: 'attemptedAt', isNullable: true, isExtra: true },
  },
  fields: {
    id: { kind: 'id' },
    /** Of a letter of the town's own. */
    ownName: { kind: 'text', isNullable: true, of: 'letter' },
    applicationId: { kind: 'id', isNullable: true, of: 'application' },
  },
  filters: {
    fate: { kind: 'code', codes: MESSAGE_FATES, of: 'state' },
    channel: { kind: 'code', codes: MESSAGE_CHANNELS, of: 'channel' },
  },
  views: {
    notArrived: { filters: { fate: 'not-arrived' } },
    onItsWay: { filters: { fate: 'on-its-way' } },
    all: {},
  },
  sort: 'created',
  direction: 'desc',
  pageSize: 100,
});

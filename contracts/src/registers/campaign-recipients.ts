import { RECIPIENT_STATES, SKIP_REASONS } from '@karta/domain';
import { register } from './register.ts';

/** Everybody whom a campaign meant, with what became of it (001-32). */
export const CAMPAIGN_RECIPIENTS = register({
  name: 'campaign-recipients',
  area: 'operator',
  right: 'campaign.send',
  id: 'id',
  columns: {
    name: { kind: 'person', isUnsorted: true },
    channel: { kind: 'code', codes: ['mail', 'sms'], isUnsorted: true },
    state: { kind: 'code', codes: RECIPIENT_STATES },
    /** A code of why it was left out, or of what the other side said. */
    reason: { kind: 'text', isNullable: true, isUnsorted: true, isUnsearched: true },
    handed: { kind: 'instant', field: 'handedAt', isNullable: true, isUnsorted: true, isUnsearched: true },
    settled: { kind: 'instant', field: 'settledAt', isNullable: true, isUnsorted: true, isUnsearched: true },
    parts: { kind: 'number', isNullable: true, isUnsorted: true, isUnsearched: true, isExtra: true },
    tries: { kind: 'number', isUnsorted: true, isUnsearched: true, isExtra: true },
  },
  fields: { id: { kind: 'id' }, residentId: { kind: 'id' }, isHard: { kind: 'flag', of: 'reason' } },
  filters: {
    campaign: { kind: 'id' },
    state: { kind: 'code', codes: RECIPIENT_STATES, of: 'state' },
    channel: { kind: 'code', codes: ['mail', 'sms'], of: 'channel' },
    why: { kind: 'code', codes: SKIP_REASONS, of: 'reason' },
  },
  views: { all: {}, failed: { filters: { state: 'failed' } }, skipped: { filters: { state: 'skipped' } } },
  sort: 'state',
  direction: 'asc',
  pageSize: 100,
});

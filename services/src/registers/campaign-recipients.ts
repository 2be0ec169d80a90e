import { CAMPAIGN_RECIPIENTS } from '@karta/contracts/registers';
import type { RegisterSql } from './register-sql.ts';

/** Recipients of campaigns; of no other than the one that is asked for. */
export const CAMPAIGN_RECIPIENTS_IN_SQL: RegisterSql<typeof CAMPAIGN_RECIPIENTS> = {
  of: CAMPAIGN_RECIPIENTS,
  from: (knex) => knex('campaign_recipients as c').join('residents as p', 'p.id', 'c.resident_id'),
  point: null,
  columns: {
    name: { value: "p.last_name || ' ' || p.first_name", folded: 'p.name_fold' },
    channel: 'c.channel',
    state: 'c.state',
    reason: 'c.reason',
    handed: 'c.handed_at',
    settled: 'c.settled_at',
    parts: 'c.parts',
    tries: 'c.tries',
  },
  fields: { id: 'c.id', residentId: 'c.resident_id', isHard: 'c.is_hard' },
  filters: { campaign: 'c.campaign_id', state: 'c.state', channel: 'c.channel', why: 'c.reason' },
  ties: [{ sql: 'c.id', type: 'uuid' }],
};

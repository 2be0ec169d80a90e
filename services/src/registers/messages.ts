import { MESSAGES } from '@karta/contracts/registers';
import { isOwnLetter } from '@karta/domain';
import { byApplicationNumber, type RegisterSql } from './register-sql.ts';

/** States of a message that nobody got. */
export const NOT_ARRIVED = ['failed', 'undelivered'] as const;

const FATES: Readonly<Record<string, readonly string[]>> = {
  'not-arrived': NOT_ARRIVED,
  'on-its-way': ['waiting', 'sending', 'ambiguous'],
  out: ['sent', 'delivered'],
};

const HINT = `case when m.channel = 'mail'
  then left(m.recipient, 1) || '…' || coalesce(substring(m.recipient from '@.*$'), '')
  else '…' || right(m.recipient, 3) end`;

/** Messages with what the register shows of them; their texts stay sealed. */
export const MESSAGES_IN_SQL: RegisterSql<typeof MESSAGES> = {
  of: MESSAGES,
  from: (knex) =>
    knex('notifications as m')
      .leftJoin('applications as a', 'a.id', 'm.application_id')
      .leftJoin('own_letters as o', 'o.event', 'm.template'),
  point: 'a.pickup_point_id',
  columns: {
    letter: 'm.template',
    state: 'm.state',
    channel: 'm.channel',
    to: HINT,
    application: { value: 'a.number', found: byApplicationNumber('m.application_id') },
    problem: { value: 'm.problem', found: 'm.problem is not null and km_fold(m.problem) like :pattern' },
    created: 'm.created_at',
    parts: 'm.parts',
    attempts: 'm.attempts',
    attempted: 'm.attempted_at',
  },
  fields: { id: 'm.id', ownName: 'o.name', applicationId: 'm.application_id' },
  filters: {
    fate: (rows, fate) => {
      const states = (FATES[fate] ?? []).map((state) => `'${state}'`);
      // literals, so that the index of those that did not arrive is found
      rows.whereRaw(`m.state in (${states.join()})`);
    },
    channel: 'm.channel',
  },
  ties: [{ sql: 'm.id', type: 'uuid' }],
  // one of the town's own has its name beside
  finish: (row) => (isOwnLetter(row.letter) ? { ...row, letter: 'own' } : row),
};

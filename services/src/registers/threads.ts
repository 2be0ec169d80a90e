import { THREADS } from '@karta/contracts/registers';
import { Thread } from '@karta/db';
import { ANSWER_THREAD } from '@karta/domain';
import { asId, byNameIn, type RegisterSql } from './register-sql.ts';

/** Conversations with what the register shows of them. */
export const THREADS_IN_SQL: RegisterSql<typeof THREADS> = {
  of: THREADS,
  from: (knex) =>
    knex('threads as t')
      .join('accounts as owner', 'owner.id', 't.account_id')
      .join('thread_types as type', 'type.code', 't.type_code')
      .joinRaw(
        `left join tasks as asked on asked.case_id = t.id::text and asked.form = '${ANSWER_THREAD}'
          and asked.state in ('open', 'claimed')`,
      )
      .joinRaw(`left join operators as o on o.id = ${asId('asked.assignee_id')}`),
  point: null,
  columns: {
    number: 't.number',
    resident: {
      value: "btrim(owner.first_name || ' ' || owner.last_name)",
      sort: { sql: "owner.last_name || ' ' || owner.first_name", type: 'text' },
      found: {
        keys: 'select array(select known.id from accounts as known where known.name_fold like :pattern) as keys',
        fits: 't.account_id = any(:keys::uuid[])',
      },
    },
    subject: "''",
    type: { value: 'type.name', found: byNameIn('thread_types', 'code', 't.type_code') },
    state: 't.state',
    due: 't.answer_due',
    assignee: {
      value: 'o.name',
      found: {
        keys: `select array(select task.case_id from tasks as task join operators as who on who.id::text = task.assignee_id
          where task.form = '${ANSWER_THREAD}' and task.state = 'claimed' and km_fold(who.name) like :pattern) as keys`,
        fits: 't.id = any(:keys::uuid[])',
      },
    },
    lastMessage: 't.last_message_at',
    created: 't.created_at',
  },
  fields: { id: 't.id', isUnread: 't.is_unread' },
  filters: {
    state: 't.state',
    type: 't.type_code',
    // whose: the route knows the person
    whose: null,
    news: (rows) => void rows.where('t.is_unread', true),
  },
  ties: [{ sql: 't.id', type: 'uuid' }],
  async finishPage(rows, { knex, vault }) {
    const found = await Thread.query(knex).findByIds(rows.map(({ id }) => id));
    const opened = await Promise.all(
      found.map(async ({ id, keyId, subject }) => {
        const place = { table: 'threads', row: id, column: 'subject' };
        return [id, subject.length === 0 ? '' : await vault.openText(keyId, place, subject)] as const;
      }),
    );
    const subjects = new Map(opened);
    return rows.map((row) => ({ ...row, subject: subjects.get(row.id) ?? '' }));
  },
};

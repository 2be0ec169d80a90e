import { randomUUID } from 'node:crypto';
import type { ThreadRow, ThreadView } from '@karta/contracts';
import { Announcement, type City } from '@karta/db';
import { CardError, isNarrowed, type AnnouncementAudience } from '@karta/domain';
import type { Knex } from 'knex';
import type { Doer } from '../doer.ts';
import { accountsOf } from './audience.ts';

type Shown = Announcement & { readAt: Date | null };

const EXCERPT = 140;

interface NewAnnouncement {
  readonly subject: string;
  readonly body: string;
  readonly audience: AnnouncementAudience | null;
}

/**
 * Tells all residents something (004-106), or those whom the audience means now; returns its id.
 * @throws CardError VALIDATION where it means nobody
 */
export async function announce(trx: Knex, city: City, told: NewAnnouncement, by: Doer): Promise<string> {
  const id = randomUUID();
  const audience = told.audience && isNarrowed(told.audience) ? told.audience : null;
  await Announcement.query(trx).insert({ id, ...told, audience, operatorId: by.id, publishedAt: by.now });
  if (audience === null) return id;
  const meant = accountsOf(trx, audience, city.clock.today());
  const { rowCount } = await trx.raw(
    'insert into announcement_recipients (announcement_id, account_id) select ?, id from (?) as meant',
    [id, meant.select('accounts.id')],
  );
  if (rowCount === 0) throw new CardError('VALIDATION', {}, [{ path: 'audience', code: 'NOBODY' }]);
  return id;
}

/** What was told to all since the account is there, each with when this account opened it. */
export function announcementsFor(knex: Knex, accountId: string): Promise<Shown[]> {
  return knex('announcements as a')
    .joinRaw('join accounts as owner on owner.id = ?', [accountId])
    .leftJoin('announcement_reads as r', (join) =>
      join.on('r.announcement_id', 'a.id').andOn('r.account_id', 'owner.id'),
    )
    .whereRaw('a.published_at >= owner.created_at')
    .whereRaw(
      `(a.audience is null or exists (select from announcement_recipients as sent
        where sent.announcement_id = a.id and sent.account_id = owner.id))`,
    )
    .orderBy('a.published_at', 'desc')
    .select('a.*', 'r.read_at');
}

/** One of them, marked as opened from now on; `undefined` where it is not this account's to see. */
export async function openAnnouncement(
  knex: Knex,
  { id, accountId, now }: { id: string; accountId: string; now: Date },
): Promise<ThreadView | undefined> {
  const found = (await announcementsFor(knex, accountId)).find((each) => each.id === id);
  if (!found) return undefined;
  await knex('announcement_reads').insert({ announcementId: id, accountId, readAt: now }).onConflict().ignore();
  const { last: _excerpt, ...summary } = announcementRow(found);
  const { body, publishedAt, readAt } = found;
  const message = { from: 'operator' as const, at: publishedAt.toISOString(), body, isNew: readAt === null, files: [] };
  return { ...summary, messages: [message] };
}

/** The line of a list. Nobody answers an announcement. */
export function announcementRow({ id, number, subject, body, publishedAt, readAt, audience }: Shown): ThreadRow {
  const at = publishedAt.toISOString();
  return {
    id,
    number,
    subject,
    audience: audience === null ? 'everybody' : 'chosen',
    typeName: '',
    state: 'answered',
    createdAt: at,
    lastMessageAt: at,
    allowsReply: false,
    canReply: false,
    unread: readAt === null ? 1 : 0,
    last: { from: 'operator', text: body.slice(0, EXCERPT) },
  };
}

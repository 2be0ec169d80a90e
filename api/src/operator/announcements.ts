import { AnnouncementAudience, AnnouncementList, AudienceCount, Id, NewAnnouncement } from '@karta/contracts';
import type { City } from '@karta/db';
import { announce, countAudience } from '@karta/services';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { asDoer } from './as-doer.ts';

const MOST_SHOWN = 200;

/** What all residents were told, the newest first, and how many would hear of a new one. */
export const announcements = operatorRoute('thread.announce', {
  method: 'get',
  path: '/operator/announcements',
  answer: AnnouncementList,
  handle: (_input, { city }) => viewAnnouncements(city),
});

/** How many residents an announcement to some of them would reach. */
export const announcementAudience = operatorRoute('thread.announce', {
  method: 'get',
  path: '/operator/announcement-audience',
  query: AnnouncementAudience,
  answer: AudienceCount,
  handle: async ({ query }, { city }) => ({ count: await countAudience(city.knex, query, city.clock.today()) }),
});

/** Tells all residents something, or some of them; nobody answers it (004-106). */
export const addAnnouncement = operatorRoute('thread.announce', {
  method: 'post',
  path: '/operator/announcements',
  body: NewAnnouncement,
  once: true,
  audit: (_input, { id }) => ({ act: 'thread.announce', subjectKind: 'announcement', subjectId: id }),
  answer: z.object({ id: Id }),
  status: 201,
  handle: async ({ body }, { city, actor, trx }) => ({ id: await announce(trx, city, body, asDoer(actor, city)) }),
});

async function viewAnnouncements({ knex }: City): Promise<AnnouncementList> {
  const rows: { publishedAt: Date; readers: string; recipients: string; audience: object | null }[] = await knex(
    'announcements as a',
  )
    .join('operators as o', 'o.id', 'a.operator_id')
    .orderBy('a.published_at', 'desc')
    .limit(MOST_SHOWN)
    .select('a.id', 'a.number', 'a.subject', 'a.body', 'a.published_at', 'a.audience')
    .select({ by: 'o.name' })
    .select(knex.raw('(select count(*) from announcement_reads r where r.announcement_id = a.id) as readers'))
    .select(knex.raw('(select count(*) from announcement_recipients s where s.announcement_id = a.id) as recipients'));
  const counted = await knex('accounts').where('state', 'active').count({ count: '*' }).first();
  return {
    audience: Number(counted?.['count'] ?? 0),
    packages: await knex('packages').orderBy('name').select('code', 'name'),
    points: await knex('pickup_points').orderBy('position').select('id', 'name'),
    announcements: rows.map((row) => ({
      ...(row as never as AnnouncementList['announcements'][number]),
      publishedAt: row.publishedAt.toISOString(),
      readers: Number(row.readers),
      recipients: row.audience === null ? null : Number(row.recipients),
    })),
  };
}

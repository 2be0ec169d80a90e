import { MentionList, MentionQuery, MentionsRead, UnreadMentions } from '@karta/contracts';
import { countUnreadMentions, mentionsOf, readMentions } from '@karta/services';
import { staffRoute } from '../http/definition.ts';

/** Where colleagues call the signed-in person in their notes (C-7). */
export const ownMentions = staffRoute({
  method: 'get',
  path: '/operator/mentions',
  query: MentionQuery,
  answer: MentionList,
  async handle({ query: { show } }, { city: { knex }, actor: { operatorId } }) {
    const [mentions, unread] = await Promise.all([
      mentionsOf(knex, operatorId, show),
      countUnreadMentions(knex, operatorId),
    ]);
    return { mentions, unread };
  },
});

/** How many of them wait, for the sign at the top of every screen. */
export const unreadMentions = staffRoute({
  method: 'get',
  path: '/operator/mentions/unread',
  answer: UnreadMentions,
  handle: async (_input, { city, actor }) => ({ unread: await countUnreadMentions(city.knex, actor.operatorId) }),
});

/** The person has opened the place, or has seen them all. */
export const markMentionsRead = staffRoute({
  method: 'post',
  path: '/operator/mentions/read',
  body: MentionsRead,
  answer: UnreadMentions,
  async handle({ body }, { city: { knex, clock }, actor: { operatorId } }) {
    await readMentions(knex, operatorId, { ...body, now: clock.now() });
    return { unread: await countUnreadMentions(knex, operatorId) };
  },
});

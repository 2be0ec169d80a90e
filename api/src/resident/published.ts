import { NewsList, OfferList } from '@karta/contracts';
import { NewsRow } from '@karta/db';
import { offersOn } from '@karta/services';
import { publicRoute } from '../http/definition.ts';

const MOST_NEWS = 100;

/** What the city has published and not taken back, the newest first (000-39). */
export const news = publicRoute('resident', {
  method: 'get',
  path: '/resident/news',
  answer: NewsList,
  async handle(_input, { city }) {
    const now = city.clock.now();
    const rows = await NewsRow.query(city.knex)
      .where('publishedAt', '<=', now)
      .where((until) => until.whereNull('publishedUntil').orWhere('publishedUntil', '>', now))
      .orderBy('publishedAt', 'desc')
      .limit(MOST_NEWS);
    return {
      news: rows.map(({ id, category, title, lead, paragraphs, dueOn, isDisturbance, publishedAt }) => ({
        id,
        category,
        title,
        lead,
        paragraphs,
        dueOn,
        isDisturbance,
        publishedAt: publishedAt.toISOString(),
      })),
    };
  },
});

/** What partners give today, for everybody to read (000-40). */
export const offers = publicRoute('resident', {
  method: 'get',
  path: '/resident/offers',
  answer: OfferList,
  handle: async (_input, { city }) => ({ offers: await offersOn(city.knex, city.clock.today()) }),
});

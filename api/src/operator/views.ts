import { Done, Id, NewView, SavedView, SavedViewList } from '@karta/contracts';
import { log } from '@karta/db';
import { CardError } from '@karta/domain';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { operatorRoute } from '../http/definition.ts';
import { MOST_VIEWS } from '../http/limits.ts';

const COLUMNS = ['id', 'list', 'name', 'setup', 'version'] as const;

/** The signed-in person's own views of all lists (C-4). */
export const views = operatorRoute('view.save', {
  method: 'get',
  path: '/operator/views',
  answer: SavedViewList,
  async handle(_input, { city, actor }) {
    const own = city.knex('saved_views').where({ operatorId: actor.operatorId });
    const rows: SavedView[] = await own.orderBy('created_at').select(...COLUMNS);
    const fits = (row: SavedView): boolean => SavedView.safeParse(row).success;
    // one that an older program has left, or a hand, hides no other
    for (const { id } of rows.filter((row) => !fits(row))) log.error('saved view does not fit', { id });
    return { views: rows.filter(fits) };
  },
});

/** Keeps a view; one of the same name is replaced, unless it was saved again since the caller read it (VIEW_CHANGED). */
export const saveView = operatorRoute('view.save', {
  method: 'post',
  path: '/operator/views',
  body: NewView,
  answer: SavedView,
  async handle({ body }, { city, actor }) {
    const { list, name, setup, version } = body;
    const own = city.knex('saved_views').where({ operatorId: actor.operatorId });
    const others: unknown[] = await own.whereNot({ list, name }).select('id');
    if (others.length >= MOST_VIEWS) throw new CardError('TOO_MANY_VIEWS');
    const row = { id: randomUUID(), operatorId: actor.operatorId, list, name, setup: JSON.stringify(setup) };
    const [saved] = await city
      .knex('saved_views')
      .insert(row)
      .onConflict(['operator_id', 'list', 'name'])
      .merge({ setup: row.setup, version: city.knex.raw('saved_views.version + 1') })
      .where(version === undefined ? {} : { 'saved_views.version': version })
      .returning([...COLUMNS]);
    if (!saved) throw new CardError('VIEW_CHANGED');
    return saved;
  },
});

export const deleteView = operatorRoute('view.save', {
  method: 'delete',
  path: '/operator/views/:viewId',
  params: z.object({ viewId: Id }),
  answer: Done,
  async handle({ params }, { city, actor }) {
    const gone = await city.knex('saved_views').where({ id: params.viewId, operatorId: actor.operatorId }).delete();
    if (gone === 0) throw new CardError('NOT_FOUND');
    return { done: true as const };
  },
});

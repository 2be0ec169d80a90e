import { Done, Id, NewView, SavedView, SavedViewList } from '@karta/contracts';
import { log } from '@karta/db';
import { CardError } from '@karta/domain';
import { ownViews } from '@karta/services';
import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { operatorRoute, staffRoute } from '../http/definition.ts';
import { MOST_VIEWS } from '../http/limits.ts';
import { sharedViews } from './shared-views.ts';

/** The signed-in person's own views of all lists, and those that others share with them, who may save none themselves (C-4). */
export const views = staffRoute({
  method: 'get',
  path: '/operator/views',
  answer: SavedViewList,
  async handle(_input, { city: { knex }, actor }) {
    const rows = await ownViews(knex, actor.operatorId);
    const fits = (row: SavedView): boolean => SavedView.safeParse(row).success;
    // one that an older program has left, or a hand, hides no other
    for (const { id } of rows.filter((row) => !fits(row))) log.error('saved view does not fit', { id });
    return {
      views: rows.filter(fits),
      shared: await sharedViews(knex, actor),
      roles: actor.permissions.includes('view.save') ? await knex('roles').orderBy('name').select('code', 'name') : [],
    };
  },
});

/** Keeps a view; one of the same name is replaced, unless it was saved again since the caller read it (VIEW_CHANGED). */
export const saveView = operatorRoute('view.save', {
  method: 'post',
  path: '/operator/views',
  body: NewView,
  answer: SavedView,
  async handle({ body }, { city: { knex }, actor: { operatorId } }) {
    const { list, name, setup, version } = body;
    const others: unknown[] = await knex('saved_views').where({ operatorId }).whereNot({ list, name }).select('id');
    if (others.length >= MOST_VIEWS) throw new CardError('TOO_MANY_VIEWS');
    const row = { id: randomUUID(), operatorId, list, name, setup: JSON.stringify(setup) };
    const [saved]: { id: string }[] = await knex('saved_views')
      .insert(row)
      .onConflict(['operator_id', 'list', 'name'])
      .merge({ setup: row.setup, version: knex.raw('saved_views.version + 1') })
      .where(version === undefined ? {} : { 'saved_views.version': version })
      .returning(['id']);
    const view = saved && (await ownViews(knex, operatorId)).find(({ id }) => id === saved.id);
    if (!view) throw new CardError('VIEW_CHANGED');
    return view;
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

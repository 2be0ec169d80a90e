import { Done, Id, SharedView, ViewShare } from '@karta/contracts';
import { REGISTERS, type Register } from '@karta/contracts/registers';
import { log } from '@karta/db';
import { shareView, unshareView, viewsSharedWith, type SharedRow } from '@karta/services';
import type { Knex } from 'knex';
import * as z from 'zod';
import type { OperatorActor } from '../http/actor.ts';
import { operatorRoute } from '../http/definition.ts';
import { hiddenColumns, hiddenNames } from '../lists/hidden-columns.ts';
import { asDoer } from './as-doer.ts';

const OfView = z.object({ viewId: Id });

/** Whoever looks after the town's settings takes back what somebody shared who is not there any more. */
const mayUnshareAll = ({ permissions }: OperatorActor): boolean => permissions.includes('settings.change');

/** Shares an own view with a role, or with everybody who sees the list (C-4). */
export const shareOwnView = operatorRoute('view.save', {
  method: 'put',
  path: '/operator/views/:viewId/share',
  params: OfView,
  body: ViewShare,
  transaction: true,
  answer: Done,
  async handle({ params: { viewId }, body: { role } }, { city, actor, trx }) {
    await shareView(trx, viewId, role, asDoer(actor, city));
    return { done: true as const };
  },
});

/** Others have it no more. */
export const unshareAnyView = operatorRoute('view.save', {
  method: 'delete',
  path: '/operator/views/:viewId/share',
  params: OfView,
  transaction: true,
  answer: Done,
  async handle({ params: { viewId } }, { city, actor, trx }) {
    await unshareView(trx, viewId, mayUnshareAll(actor), asDoer(actor, city));
    return { done: true as const };
  },
});

/** What others share with this person, of the lists that they see. */
export async function sharedViews(knex: Knex, actor: OperatorActor): Promise<SharedView[]> {
  const isSettler = mayUnshareAll(actor);
  const rows = await viewsSharedWith(knex, actor.operatorId, isSettler);
  const shown = rows.map((row) => asSeen(row, actor)).filter((row) => row !== null);
  const views = shown.map((row) => ({ ...row, mayUnshare: isSettler }));
  const fits = (view: SharedView): boolean => SharedView.safeParse(view).success;
  for (const { id } of views.filter((view) => !fits(view))) log.error('shared view does not fit', { id });
  return views.filter(fits);
}

/**
 * The view without columns that this person may not see, and without a searched word where that may be a name that they may
 * not see; nothing where it is of a list that they do not see, or narrows it down by what they may not see.
 */
function asSeen(row: SharedRow, actor: OperatorActor): SharedRow | null {
  const register: Register | undefined = REGISTERS.find(({ name }) => name === row.list);
  if (!register || !actor.permissions.includes(register.right)) return null;
  const hidden = hiddenColumns(actor, register);
  const { columns, filters, search, sort } = row.setup;
  const shown = columns.filter((key) => !hidden.includes(key));
  const isNarrowedByHidden = Object.keys(filters).some((key) => hidden.includes(register.filters[key]?.of ?? ''));
  if (shown.length === 0 || isNarrowedByHidden) return null;
  return {
    ...row,
    setup: {
      ...row.setup,
      columns: shown,
      search: hiddenNames(actor, register).length > 0 ? '' : search,
      sort: hidden.includes(sort) ? register.sort : sort,
    },
  };
}

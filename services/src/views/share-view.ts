import { writeAudit } from '@karta/db';
import { CardError, hasPersonalNumber } from '@karta/domain';
import type { ViewSetup } from '@karta/contracts';
import type { Knex } from 'knex';
import { actorOf, type Doer } from '../doer.ts';

/** As many tabs as people find their way among, in one list. */
const MOST_SHARED = 20;

/**
 * Shares one's own view with a role, or with everybody who sees its list (null); another time with somebody else.
 *
 * @throws CardError NOT_FOUND for another's, and for a list as it was left; VALIDATION for a role that is not there;
 *   PERSONAL_NUMBER_IN_TEXT, TOO_MANY_SHARED_VIEWS
 */
export async function shareView(trx: Knex, viewId: string, roleCode: string | null, by: Doer): Promise<void> {
  const view: { list: string; name: string; setup: ViewSetup } | undefined = await trx('saved_views')
    .where({ id: viewId, operatorId: by.id })
    .whereNot({ name: '' })
    .forUpdate()
    .first('list', 'name', 'setup');
  if (!view) throw new CardError('NOT_FOUND');
  const { list, name, setup } = view;
  if ([name, setup.search, ...Object.values(setup.filters)].some(hasPersonalNumber))
    throw new CardError('PERSONAL_NUMBER_IN_TEXT');
  if (roleCode !== null && !(await trx('roles').where({ code: roleCode }).first('code')))
    throw new CardError('VALIDATION', {}, [{ path: 'role', code: 'UNKNOWN' }]);
  await trx.raw('select pg_advisory_xact_lock(hashtextextended(?, 0))', [`shared views:${list}`]);
  const others: unknown[] = await trx('view_shares as s')
    .join('saved_views as v', 'v.id', 's.view_id')
    .where('v.list', list)
    .whereNot('v.id', viewId)
    .select('v.id');
  if (others.length >= MOST_SHARED) throw new CardError('TOO_MANY_SHARED_VIEWS');
  await trx('view_shares').insert({ viewId, roleCode, sharedAt: by.now }).onConflict('view_id').merge();
  const facts = { list, role: roleCode };
  await writeAudit(trx, { ...actorOf(by), act: 'view.share', subjectKind: 'saved-view', subjectId: viewId, facts });
}

/**
 * Others have the view no more, its owner keeps it. Whoever looks after the town's settings takes back what somebody shared who
 * is not there any more.
 *
 * @throws CardError NOT_FOUND for one that is not shared, or not by this person
 */
export async function unshareView(trx: Knex, viewId: string, mayAll: boolean, by: Doer): Promise<void> {
  const view: { operatorId: string; list: string } | undefined = await trx('saved_views as v')
    .join('view_shares as s', 's.view_id', 'v.id')
    .where('v.id', viewId)
    .forUpdate()
    .first('v.operator_id', 'v.list');
  if (!view || (view.operatorId !== by.id && !mayAll)) throw new CardError('NOT_FOUND');
  await trx('view_shares').where({ viewId }).delete();
  const facts = { list: view.list };
  await writeAudit(trx, { ...actorOf(by), act: 'view.unshare', subjectKind: 'saved-view', subjectId: viewId, facts });
}
